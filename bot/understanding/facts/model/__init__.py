"""Which values texts may mean: what is learnt from the answers of curators."""

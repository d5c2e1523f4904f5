"""What new rules mean for enquiries that came under other ones."""

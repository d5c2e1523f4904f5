"""What processes that serve one database know of one another; one alone knows of nobody."""

from bot.storage.cluster.cluster import Alone, Cluster, Use, open_cluster

__all__ = ["Alone", "Cluster", "Use", "open_cluster"]

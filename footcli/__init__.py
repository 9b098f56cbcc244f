"""footcli: from a sore foot or lower leg to how soon to be seen, what it could be, and a plan that is safe meanwhile."""

__version__ = "0.1.0"

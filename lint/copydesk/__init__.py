"""A linter for text that was scraped or machine-translated."""

__version__ = "0.1.0"

"""The first pack of copydesk: what scraping and machine translation leave behind in text."""

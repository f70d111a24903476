"""Assembling: the site's pages in the shell, its lists, its sitemap."""

//! Clausier turns a Git repository of clause files into a website and open data for public buyers.

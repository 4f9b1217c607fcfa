"""What the scripts of benches/ share: tools, libraries, measures, and how results are said."""

"""Where a name on record ends in running text, and whether it is one there: 微粒贷放款大厅 is not 微粒贷, and 那就还呗
is no name at all. What is not understood is asked about, never trusted."""

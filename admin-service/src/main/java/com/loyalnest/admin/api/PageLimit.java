package com.loyalnest.admin.api;

/// How many rows a page has. One more is asked for, to know whether another page follows.
record PageLimit(int rows) {
  private static final int USUAL = 20;

  static PageLimit of(int asked) {
    return new PageLimit(asked == 0 ? USUAL : asked);
  }

  int andOneMore() {
    return rows + 1;
  }
}

package com.loyalnest.local.shop;

/// The shop cannot do what it was asked; the message says why, to the person who asked.
public class NotPossible extends RuntimeException {
  public NotPossible(String why) {
    super(why);
  }
}

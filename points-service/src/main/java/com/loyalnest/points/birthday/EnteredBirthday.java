package com.loyalnest.points.birthday;

import java.time.Instant;

/// A birthday as it is known, and since when.
public record EnteredBirthday(Birthday birthday, Instant enteredAt) {}

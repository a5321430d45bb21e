package com.loyalnest.auth.token;

import java.time.Duration;

/// How long our tokens live.
public record TokenLifetimes(Duration merchant, Duration apiKey, Duration shopper) {}

package com.loyalnest.analytics.tracking;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/// PostHog's ingestion.
@HttpExchange
interface PostHogApi {
  @PostExchange("/batch/")
  ResponseEntity<Void> batch(@RequestBody PostHogBatch batch);
}

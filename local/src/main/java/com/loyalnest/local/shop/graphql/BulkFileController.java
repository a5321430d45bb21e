package com.loyalnest.local.shop.graphql;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Gives out the files of bulk queries to whoever knows the address.
@RestController
class BulkFileController {
  private static final MediaType LINES = MediaType.parseMediaType("application/jsonl");

  private final BulkDesk desk;

  BulkFileController(BulkDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/bulk/{key}.jsonl")
  ResponseEntity<Resource> file(@PathVariable String key) {
    return desk.file(key)
        .<ResponseEntity<Resource>>map(
            file -> ResponseEntity.ok().contentType(LINES).body(new FileSystemResource(file)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}

package com.loyalnest.platform.shopify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/// A question to the Admin API, and the type of its `data`, field by field as the document names
/// them.
public record AdminCall<D>(String document, Class<D> data) {

  /// The question in `graphql/{name}.graphql` of the service.
  public static <D> AdminCall<D> of(String name, Class<D> data) {
    return new AdminCall<>(document(name, data), data);
  }

  /// The document in `graphql/{name}.graphql` of the service that has this class.
  public static String document(String name, Class<?> service) {
    var file = new ClassPathResource("graphql/" + name + ".graphql", service.getClassLoader());
    try (var stream = file.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}

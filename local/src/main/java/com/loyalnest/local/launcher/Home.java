package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder of one suite: its data, keys, ports and logs. Two folders are two suites that know
/// nothing of each other.
///
/// @param path absolute
public record Home(Path path) {

  /// `LOYALNEST_HOME`, or `.loyalnest` in the project.
  static Home ofEnvironment() {
    var named = System.getenv("LOYALNEST_HOME");
    return new Home(
        Path.of(named == null || named.isBlank() ? ".loyalnest" : named)
            .toAbsolutePath()
            .normalize());
  }

  public Home made() {
    try {
      Files.createDirectories(logs());
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      return this;
    } catch (IOException failure) {
      throw new CannotStart(
          "the folder " + path + " cannot be made: " + failure.getMessage(), failure);
    }
  }

  Path logs() {
    return path.resolve("logs");
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path redis() {
    return path.resolve("redis");
  }

  Path secrets() {
    return path.resolve("secrets");
  }

  Path ports() {
    return path.resolve("ports");
  }

  Path clock() {
    return path.resolve("clock");
  }

  public Path devFile() {
    return path.resolve("dev.json");
  }

  Path lock() {
    return path.resolve("lock");
  }

  /// Which processes the suite has, for `down`, `status` and the reaping of what a killed suite
  /// left.
  Path processes() {
    return path.resolve("processes");
  }

  /// Replaces a file as a whole, readable by its owner only: a reader sees the old text or the new.
  static void write(Path file, String text) {
    try {
      var partial = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
      Files.deleteIfExists(partial);
      Files.createFile(
          partial,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(partial, text);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

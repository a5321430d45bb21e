package com.loyalnest.platform.database;

/// Says that the service's schema is at its newest version; whoever needs the tables depends on it.
///
/// @param name of the schema, which is the service's
public record MigratedSchema(String name) {}

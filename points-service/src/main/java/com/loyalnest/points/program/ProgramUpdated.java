package com.loyalnest.points.program;

import com.loyalnest.platform.outbox.DomainEvent;

/// The merchant published the next version of the program.
public record ProgramUpdated(int programVersion) implements DomainEvent {}

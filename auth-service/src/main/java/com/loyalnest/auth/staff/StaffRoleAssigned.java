package com.loyalnest.auth.staff;

import com.loyalnest.platform.outbox.DomainEvent;

/// A staff member may do more or less from now on.
public record StaffRoleAssigned(StaffMember member) implements DomainEvent {}

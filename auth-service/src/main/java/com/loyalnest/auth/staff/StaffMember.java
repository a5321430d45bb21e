package com.loyalnest.auth.staff;

import com.loyalnest.platform.identity.StaffRole;

/// @param userId the platform's
public record StaffMember(String userId, StaffRole role) {}

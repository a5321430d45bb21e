package com.loyalnest.admin.sync;

import com.loyalnest.admin.shop.ObjectVersion;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// An object that a shop has.
///
/// @param body as a webhook of it would tell it; absent when it was not asked for, or only a part
///   of it is there
public record FoundObject(ObjectVersion version, Optional<ObjectNode> body) {}

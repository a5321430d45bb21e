/// Requests of the platform about personal data.
@NullMarked
package com.loyalnest.admin.gdpr;

import org.jspecify.annotations.NullMarked;

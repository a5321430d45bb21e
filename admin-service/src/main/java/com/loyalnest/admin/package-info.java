/// The platform's back office: webhooks in, API and audit logs, requests about personal data.
@NullMarked
package com.loyalnest.admin;

import org.jspecify.annotations.NullMarked;

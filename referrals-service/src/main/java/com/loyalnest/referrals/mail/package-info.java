/// Mail through SendGrid: one call per message, and what each answer means for it.
@NullMarked
package com.loyalnest.referrals.mail;

import org.jspecify.annotations.NullMarked;

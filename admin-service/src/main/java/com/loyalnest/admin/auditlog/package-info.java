/// Every fact of the suite, for the merchant to look up.
@NullMarked
package com.loyalnest.admin.auditlog;

import org.jspecify.annotations.NullMarked;

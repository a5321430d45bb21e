/// Texts of the widget and the choice of a language.
@NullMarked
package com.loyalnest.frontend.content;

import org.jspecify.annotations.NullMarked;

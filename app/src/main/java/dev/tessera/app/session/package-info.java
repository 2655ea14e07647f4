/** What is open, as observable state. */
@NullMarked
package dev.tessera.app.session;

import org.jspecify.annotations.NullMarked;

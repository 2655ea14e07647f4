/** Opening signals: dialog, drop, clipboard, recent files, gallery. */
@NullMarked
package dev.tessera.app.load;

import org.jspecify.annotations.NullMarked;

/** The main window: menus, actions, status bar, preferences. */
@NullMarked
package dev.tessera.app.shell;

import org.jspecify.annotations.NullMarked;

package dev.tessera.app.shell;

import dev.tessera.app.light.LookViewModel;
import dev.tessera.app.save.SaveFlow;

/**
 * Looking around a fitted light field, without any view.
 *
 * @param around from where, through which lens, at what
 * @param export saves what was fitted
 */
record LookModels(LookViewModel around, SaveFlow export) {}

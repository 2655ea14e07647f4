package dev.tessera.app.shell;

import dev.tessera.app.light.LightFormViewModel;
import dev.tessera.app.light.ViewMatrixViewModel;
import dev.tessera.app.light.ViewQuality;

/**
 * What there is more to a light field than to a picture, without any view.
 *
 * @param matrix which view is looked at, and how good each is
 * @param form settings of fits
 * @param quality compares views with a fit
 * @param look from anywhere, at any focus
 */
record LightModels(
    ViewMatrixViewModel matrix, LightFormViewModel form, ViewQuality quality, LookModels look) {}

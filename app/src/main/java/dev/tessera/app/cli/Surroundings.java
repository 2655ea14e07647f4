package dev.tessera.app.cli;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.service.ModelService;
import java.util.function.Function;

/**
 * What commands get from outside, so that tests can give them something else.
 *
 * @param services starts the service that owns an engine
 * @param window shows the window
 * @param interruptions tells when the user wants to stop
 * @param display whether a window can be shown
 * @param terminal whether somebody watches the progress line
 */
public record Surroundings(
    Function<Engine, ModelService> services,
    WindowStarter window,
    Interruptions interruptions,
    boolean display,
    boolean terminal) {}

package dev.tessera.app.save;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Where the surface to save comes from.
 *
 * @param shape what was opened
 * @param capture hands over what was fitted to it, later, on the window's thread; empty if nothing
 *     was
 * @param camera from where it is looked at
 * @param area of the surface in the unit sphere, about
 * @param rate evaluations of the field in a second, as measured last; NaN if not yet
 */
public record SurfaceSource(
    Supplier<Optional<OpenShape>> shape,
    Consumer<Consumer<Optional<Fitted<SparseTiling>>>> capture,
    Supplier<OrbitCamera> camera,
    DoubleSupplier area,
    DoubleSupplier rate) {}

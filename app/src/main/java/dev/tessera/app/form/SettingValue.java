package dev.tessera.app.form;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.StopRule;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a setting stands in options, as the text that would be typed.
 *
 * @param typed what kind of text
 * @param read its value
 * @param write options with another value
 */
record SettingValue<V>(
    Typed<V> typed, Function<FitOptions, V> read, BiFunction<FitOptions, V, FitOptions> write) {
  static <V> SettingValue<V> ofOptions(
      Typed<V> typed,
      Function<FitOptions, V> read,
      BiFunction<FitOptionsBuilder, V, FitOptionsBuilder> change) {
    return new SettingValue<>(
        typed, read, (options, value) -> change.apply(options.change(), value).build());
  }

  static <V> SettingValue<V> ofRule(
      Typed<V> typed, Function<StopRule, V> read, BiFunction<StopRule, V, StopRule> change) {
    return new SettingValue<>(
        typed,
        options -> read.apply(options.stop()),
        (options, value) -> options.change().stop(change.apply(options.stop(), value)).build());
  }

  String text(FitOptions options) {
    return typed.print().apply(read.apply(options));
  }

  FitOptions with(FitOptions options, String text) {
    return write.apply(options, typed.parse().apply(text));
  }
}

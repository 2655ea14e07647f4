package dev.tessera.app.form;

import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.Preset;
import java.util.List;

/**
 * What is special about the options of one kind of signal.
 *
 * @param <S> its settings
 * @param <O> the options they make; immutable, checking themselves
 */
public interface FormKind<S extends Setting, O> {
  /** All settings; the range of one may depend on those before it. */
  List<S> settings();

  /** The options of a preset. */
  O standard(Preset preset);

  /** The value of a setting as text; "true" or "false" for a switch. */
  String read(S setting, O options);

  /**
   * Options with another value of a setting.
   *
   * @param text without blanks around it
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  O write(S setting, O options, String text);

  /** Options with pre-trained networks. */
  O withNetworks(O options, FitMode mode, Pretrained networks);
}

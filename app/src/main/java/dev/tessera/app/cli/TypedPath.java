package dev.tessera.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path as it was typed; an empty one would silently mean the folder of the moment. */
final class TypedPath implements ITypeConverter<Path> {
  @Override
  public Path convert(String typed) {
    if (typed.isBlank()) {
      throw new TypeConversionException("the name is empty");
    }
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "this system cannot have a file of this name (" + e.getReason() + ")");
    }
  }
}

package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.FamilySnapshot;
import java.util.List;

/**
 * How the training of a family went, for {@code --report}.
 *
 * @param facts as they are kept with the family
 * @param field the networks' hyper-parameters
 * @param clamp distance at which the field saturates, unit-sphere lengths
 * @param members shapes learned from
 * @param heldOut shapes judged by
 * @param parameters numbers in the networks
 * @param bytes of the family's file
 * @param pointsPerSecond at the end
 * @param curve held-out error over the run
 */
public record FamilyReport(
    FamilyFacts facts,
    FieldSpec field,
    double clamp,
    int members,
    int heldOut,
    long parameters,
    long bytes,
    double pointsPerSecond,
    List<FamilySnapshot.ErrorPoint> curve) {
  /** Copies the curve. */
  public FamilyReport {
    curve = List.copyOf(curve);
  }

  /** An indented JSON object, ending with a line break; what JSON cannot hold becomes null. */
  public String toJson() {
    ObjectMapper mapper =
        new ObjectMapper().registerModule(FiniteOrNull.module()).registerModule(SpecJson.module());
    try {
      return mapper
              .writer(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(this)
              .replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain records are always writable", e);
    }
  }
}

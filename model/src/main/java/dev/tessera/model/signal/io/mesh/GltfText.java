package dev.tessera.model.signal.io.mesh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Looks into the JSON of a glTF file without holding it. */
final class GltfText {
  private GltfText() {}

  /** Whether a file is a JSON object with an "asset", as every glTF file is, wherever it stands. */
  static boolean isGltf(MeshInput input) throws IOException {
    try (InputStream in = input.open();
        JsonParser json = new JsonFactory().createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (json.currentName().equals("asset")) {
          return json.nextToken() == JsonToken.START_OBJECT;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}

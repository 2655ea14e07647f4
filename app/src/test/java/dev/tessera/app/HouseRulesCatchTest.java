package dev.tessera.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.tessera.model.MayUse;
import dev.tessera.model.Restricted;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds an offender; a rule that finds nothing would be worse than none. */
final class HouseRulesCatchTest {
  static final class Talks {
    void offend() {
      System.out.println("hello");
    }
  }

  static final class Exits {
    void offend() {
      Runtime.getRuntime().halt(1);
    }
  }

  static final class Forks {
    Thread offend() {
      return new Thread(() -> {});
    }
  }

  static final class ForksAsync {
    CompletableFuture<Void> offend() {
      return CompletableFuture.runAsync(() -> {});
    }
  }

  static final class ForksStreams {
    Stream<String> offend() {
      return Stream.of("a").parallel();
    }
  }

  @MayUse(value = Restricted.THREADS, because = "the test wants it")
  static final class MayFork {
    Thread offend() {
      return new Thread(() -> {});
    }
  }

  static final class ReadsEnvironment {
    String offend() {
      return String.valueOf(System.getenv("HOME"));
    }
  }

  static final class SetsProperty {
    void offend() {
      System.setProperty("a", "b");
    }
  }

  @SuppressWarnings("NonFinalStaticField")
  static final class Shares {
    static int offence;
  }

  static final class Helper {}

  static class Open {}

  static final class Unseeded {
    int offend() {
      return new Random().nextInt();
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  public record Leaky(int[] offence) {}

  static Stream<Arguments> offences() {
    return Stream.of(
        Arguments.of(HouseRules.consoleOnlyIn(), Talks.class),
        Arguments.of(HouseRules.exitOnlyIn(), Exits.class),
        Arguments.of(HouseRules.threadsOnlyIn(), Forks.class),
        Arguments.of(HouseRules.threadsOnlyIn(), ForksAsync.class),
        Arguments.of(HouseRules.threadsOnlyIn(), ForksStreams.class),
        Arguments.of(HouseRules.environmentOnlyIn(), ReadsEnvironment.class),
        Arguments.of(HouseRules.setPropertyOnlyIn(), SetsProperty.class),
        Arguments.of(HouseRules.noStaticState(), Shares.class),
        Arguments.of(HouseRules.namesThatSayNothing(), Helper.class),
        Arguments.of(HouseRules.concreteClassesAreFinal(), Open.class),
        Arguments.of(HouseRules.randomnessIsSeeded(), Unseeded.class),
        Arguments.of(HouseRules.noArraysInPublicRecords(), Leaky.class),
        Arguments.of(HouseRules.packagesAreNullMarked(), ArchRule.class));
  }

  @ParameterizedTest
  @MethodSource("offences")
  void anOffenderIsFound(ArchRule rule, Class<?> offender) {
    JavaClasses classes = new ClassFileImporter().importClasses(offender);
    assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
  }

  @Test
  void anExemptedClassMayOffend() {
    JavaClasses classes = new ClassFileImporter().importClasses(MayFork.class);
    assertThat(HouseRules.threadsOnlyIn().evaluate(classes).hasViolation()).isFalse();
  }

  @Test
  void aHomeMayOffend() {
    JavaClasses classes = new ClassFileImporter().importClasses(Talks.class, Forks.class);
    assertThat(HouseRules.consoleOnlyIn("dev.tessera.app").evaluate(classes).hasViolation())
        .isFalse();
    assertThat(
            HouseRules.threadsOnlyIn(HouseRulesCatchTest.class.getName())
                .evaluate(classes)
                .hasViolation())
        .isFalse();
  }
}

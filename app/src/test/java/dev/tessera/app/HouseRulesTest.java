package dev.tessera.app;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules that hold in every module, checked over the whole program at once. */
@AnalyzeClasses(packages = "dev.tessera", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
  private static final String LAUNCHER = "dev.tessera.app.Launcher";
  private static final String EARLY = "dev.tessera.app.EarlyProperties";

  /** There with the profile "cluster" only. */
  private static final String CLUSTER = "dev.tessera.app.cluster.ClusterLauncher";

  @ArchTest
  static final ArchRule CONSOLE =
      HouseRules.consoleOnlyIn("dev.tessera.app.cli", LAUNCHER, CLUSTER);

  @ArchTest
  static final ArchRule EXIT = HouseRules.exitOnlyIn("dev.tessera.app.cli", LAUNCHER, CLUSTER);

  @ArchTest
  static final ArchRule THREADS =
      HouseRules.threadsOnlyIn(
          "dev.tessera.model.service",
          "dev.tessera.model.engine",
          "dev.tessera.app.session.IoPool");

  @ArchTest
  static final ArchRule ENVIRONMENT =
      HouseRules.environmentOnlyIn(
          "dev.tessera.model.engine", "dev.tessera.app.AppDirs", EARLY, LAUNCHER);

  @ArchTest static final ArchRule SET_PROPERTY = HouseRules.setPropertyOnlyIn(EARLY);

  @ArchTest static final ArchRule NO_STATIC_STATE = HouseRules.noStaticState();

  @ArchTest static final ArchRule NAMES = HouseRules.namesThatSayNothing();

  @ArchTest static final ArchRule UNIQUE = HouseRules.namesAreUnique();

  @ArchTest static final ArchRule FINAL = HouseRules.concreteClassesAreFinal();

  @ArchTest static final ArchRule RANDOM = HouseRules.randomnessIsSeeded();

  @ArchTest static final ArchRule RECORDS = HouseRules.noArraysInPublicRecords();

  @ArchTest static final ArchRule NULLNESS = HouseRules.packagesAreNullMarked();
}

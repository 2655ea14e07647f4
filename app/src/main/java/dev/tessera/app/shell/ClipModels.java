package dev.tessera.app.shell;

import dev.tessera.app.clip.FrameFeed;
import dev.tessera.app.clip.TimelineViewModel;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.save.SaveFlow;

/**
 * What there is more to a clip than to a picture, without any view.
 *
 * @param timeline where in the clip one is
 * @param feed brings frames to the screen
 * @param options of fits of clips
 * @param export saves what was made of a clip
 */
record ClipModels(
    TimelineViewModel timeline, FrameFeed feed, OptionsViewModel options, SaveFlow export) {}

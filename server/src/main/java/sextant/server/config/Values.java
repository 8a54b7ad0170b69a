package sextant.server.config;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What every setting is set to, and by what. Immutable. */
public final class Values {
    /**
     * A setting's text and where it comes from.
     *
     * @param text as it was written
     * @param source {@code default}, or what set it, in words
     */
    public record Value(String text, String source) {}

    private final Map<Setting, Value> values;

    private Values(Map<Setting, Value> values) {
        this.values = values;
    }

    /** Every setting at its default. */
    public static Values defaults() {
        var values = new EnumMap<Setting, Value>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(setting, new Value(setting.initial(), "default"));
        }
        return new Values(values);
    }

    /** These values, with one of them overridden. */
    public Values with(Setting setting, String text, String source) {
        var copy = new EnumMap<>(values);
        copy.put(setting, new Value(text, source));
        return new Values(copy);
    }

    /** These values, overridden by the environment's {@code SEXTANT_...} variables. Others are left alone. */
    public Values withEnvironment(Map<String, String> environment) {
        var result = this;
        for (var setting : Setting.values()) {
            var text = environment.get(setting.variable());
            if (text != null) {
                result = result.with(setting, text.strip(), "environment " + setting.variable());
            }
        }
        return result;
    }

    public Value get(Setting setting) {
        var value = values.get(setting);
        if (value == null) {
            throw new AssertionError("every setting has a value: " + setting);
        }
        return value;
    }

    public String text(Setting setting) {
        return get(setting).text();
    }

    /** That the setting cannot be used, with where it was set. */
    ConfigurationException wrong(Setting setting, String why) {
        var value = get(setting);
        return new ConfigurationException(
                String.format(Locale.ROOT, "%s = %s (%s): %s.", setting.key(), value.text(), value.source(), why));
    }
}

package org.almanac.subscriber.words;

import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.regex.Pattern;

/** A bundle's English, without the application around it: the texts on its methods with their values put in. */
public final class EnglishWords {
    private static final Pattern ONE_OR_MORE = Pattern.compile("\\{#if count == 1}(.*?)\\{#else}(.*?)\\{/if}");

    private EnglishWords() {}

    public static <T> T of(Class<T> bundle) {
        return bundle.cast(Proxy.newProxyInstance(
                bundle.getClassLoader(), new Class<?>[] {bundle}, (proxy, method, values) -> {
                    String text = method.getAnnotation(Message.class).value();
                    Parameter[] parameters = method.getParameters();
                    for (int i = 0; i < parameters.length; i++) {
                        String value = String.valueOf(values[i]);
                        text = ONE_OR_MORE
                                .matcher(text)
                                .replaceAll(value.equals("1") ? "$1" : "$2")
                                .replace("{" + parameters[i].getName() + "}", value);
                    }
                    return text;
                }));
    }
}

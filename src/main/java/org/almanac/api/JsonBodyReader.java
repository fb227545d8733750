package org.almanac.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads the JSON that calls of the API take; see {@link JsonBodies}. How much it reads is bounded before it. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
class JsonBodyReader implements ServerMessageBodyReader<Object> {
    private final JsonBodies bodies;

    JsonBodyReader(JsonBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return isBody(type) && KnownParameters.isOfTheApi(resource.getResourceClass());
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isBody(type);
    }

    private static boolean isBody(Class<?> type) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(Class<Object> type, Type generic, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return bodies.read(context.getInputStream().readAllBytes(), type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return bodies.read(body.readAllBytes(), type);
    }
}

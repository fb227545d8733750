package org.almanac.importer.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.almanac.json.CsvTable;

/**
 * What columns are called: in English, German, French and Spanish, and in the exports of Google Calendar, Outlook, The
 * Events Calendar and Eventbrite.
 */
final class ColumnNames {
    /** A line with {@code ?} has what a name means when its first meaning has a column already. */
    private static final String NAMES = """
            TITLE: Subject, Summary line, Event name, Event title, Heading
            TITLE: Titel, Name der Veranstaltung, Veranstaltung, Veranstaltungstitel, Bezeichnung, Betreff
            TITLE: Titre, Nom, Intitulé, Événement, Évènement, Nom de l’événement, Objet
            TITLE: Título, Nombre, Evento, Nombre del evento, Asunto
            TITLE?: Termin
            START: Date, Start date time, Start date and time, Starts, Starts at, Starts on, Begin, Begins, Begin date
            START: From, Date from, Day, Event date, Start day, DTSTART
            START: Beginn, Anfang, Startdatum, Anfangsdatum, Beginndatum, Datum, Von, Datum von, Beginnt am, Startet am
            START: Startzeitpunkt, Termin, Termin am, Tag der Veranstaltung, Startdatum und Uhrzeit
            START: Début, Date de début, Commence le, Début le, Du, Date début, Date de l’événement, Jour
            START: Inicio, Fecha, Fecha de inicio, Fecha inicio, Comienzo, Fecha de comienzo, Comienza el, Desde, Empieza
            START_TIME: Time, Begin time, From time, Time from, Starts at time, Event time
            START_TIME: Startzeit, Uhrzeit, Beginnzeit, Anfangszeit, Uhrzeit von, Beginnt um, Zeit, Zeit von, Startuhrzeit
            START_TIME: Heure, Heure de début, Heure début, Horaire, Début à, Commence à
            START_TIME: Hora, Hora de inicio, Hora inicio, Hora de comienzo, Comienza a las
            START_TIME?: Start, Starts, Starts at, Begin, Begins, From, Beginn, Anfang, Von, Début, Inicio, Comienzo, Desde
            END: End date time, End date and time, Ends, Ends at, Ends on, To, Until, Till, Date to, End day, DTEND, Finish
            END: Ende, Enddatum, Bis, Datum bis, Endet am, Schluss, Endzeitpunkt, Enddatum und Uhrzeit
            END: Fin, Date de fin, Se termine le, Fin le, Au, Date fin, Jusqu’au, Jusque
            END: Final, Fecha de fin, Fecha fin, Fecha final, Fecha de finalización, Finalización, Termina el, Hasta
            END_TIME: To time, Time to, Finish time
            END_TIME: Endzeit, Uhrzeit bis, Endet um, Zeit bis, Enduhrzeit, Schlusszeit
            END_TIME: Heure de fin, Heure fin, Fin à, Se termine à
            END_TIME: Hora de fin, Hora fin, Hora final, Hora de finalización, Termina a las
            END_TIME?: End, Ends, Ends at, To, Until, Ende, Bis, Fin, Final, Finalización, Hasta
            TIME_ZONE: Event timezone, TZ, Zeitzone, Fuseau horaire, Zona horaria, Huso horario
            ALL_DAY: All day event, Is all day, Whole day, Ganztägig, Ganztags, Ganztägiges Ereignis, Ganztagestermin
            ALL_DAY: Ganztägige Veranstaltung, Journée entière, Toute la journée, Todo el día, Día completo
            SUMMARY: Excerpt, Event excerpt, Short description, Teaser, Abstract, Subtitle
            SUMMARY: Zusammenfassung, Kurzbeschreibung, Untertitel, Kurztext
            SUMMARY: Résumé, Chapô, Sous-titre, Description courte, Resumen, Extracto, Subtítulo, Descripción corta
            DESCRIPTION: Details, Text, Notes, Body, Content, Beschreibung, Beschreibungstext, Inhalt
            DESCRIPTION: Descriptif, Détails, Descripción, Detalles, Contenido
            TAGS: Tag, Event tags, Keywords, Category, Event category, Topic, Labels, Themen, Thema, Schlagwörter
            TAGS: Schlagworte, Schlagwort, Stichwörter, Stichworte, Kategorie, Kategorien, Rubrik
            TAGS: Catégorie, Catégories, Mots-clés, Thème, Thèmes, Étiquettes, Rubrique
            TAGS: Categoría, Categorías, Etiqueta, Etiquetas, Palabras clave, Tema, Temas
            SERIES: Event series, Reihe, Serie, Veranstaltungsreihe, Série, Collection
            VENUE: Place, Event venue name, Where, Venue title, Location name
            VENUE: Ort, Veranstaltungsort, Spielort, Lokation, Örtlichkeit, Tagungsort, Halle, Wo
            VENUE: Lieu, Endroit, Salle, Emplacement, Nom du lieu, Où
            VENUE: Lugar, Ubicación, Sede, Recinto, Nombre del lugar, Dónde
            CITY: Town, Venue city, Stadt, Ortschaft, Gemeinde, Ville, Commune, Ciudad, Localidad, Población
            CITY?: Ort, Lieu, Lugar, Place, Location
            ADDRESS: Street, Street address, Venue address, Address 1, Address 2, Address line 1, Address line 2
            ADDRESS: Postcode, Postal code, ZIP, ZIP code, Venue ZIP
            ADDRESS: Adresse, Anschrift, Straße, PLZ, Postleitzahl, Straße und Hausnummer
            ADDRESS: Rue, Code postal, Adresse postale, Dirección, Calle, Código postal, Domicilio
            COUNTRY: Country code, Venue country, Land, Staat, Ländercode, Pays, País
            LATITUDE: Lat, Venue latitude, Breitengrad, Latitud
            LONGITUDE: Lng, Lon, Venue longitude, Längengrad, Longitud
            ONLINE_URL: Online link, Online event link, Join URL, Meeting URL, Virtual event URL, Webinar link, Stream
            ONLINE_URL: Online-Adresse, Teilnahmelink, Einwahllink, Lien en ligne, Lien de connexion, Enlace en línea
            ORGANISER: Organizer name, Organiser name, Event organizer name, Meeting organizer, Host, Hosted by
            ORGANISER: Veranstalter, Organisator, Besprechungsplanung, Ausrichter, Veranstalterin
            ORGANISER: Organisateur, Organisatrice, Organisé par, Organizador, Organizadora, Organiza
            ORGANISER_URL: Organizer website, Organiser website, Website des Veranstalters, Veranstalter-URL
            ORGANISER_URL: Site de l’organisateur, Web del organizador
            URL: Event URL, Event website, Web, Web page, Webpage, Homepage, Web address, Permalink, More info
            URL: Webseite, Internetseite, Internetadresse, Internet, Adresse im Netz, Veranstaltungslink
            URL: Site, Site web, Site internet, Lien, Page web, Sitio web, Página web, Enlace
            REGISTRATION_URL: Registration link, Register, Tickets, Ticket link, Ticket URL, Tickets URL, Sign up, RSVP
            REGISTRATION_URL: Anmeldung, Anmeldelink, Anmelde-URL, Karten, Ticketlink
            REGISTRATION_URL: Inscription, Lien d’inscription, Billetterie, Inscripción, Enlace de inscripción, Entradas
            IMAGE: Image URL, Picture, Photo, Featured image, Event featured image, Logo, Bild, Bild-URL, Foto, Titelbild
            IMAGE: Image à la une, Imagen, Imagen destacada
            STATUS: Event status, Zustand, Statut, État, Estado
            PUBLISHED: Public, Visible, Is published, Veröffentlicht, Öffentlich, Sichtbar, Publié, Publiée, Publicado
            PUBLISHED: Publicada
            PRIVATE: Is private, Hide from event listings, Hidden, Privat, Versteckt, Privé, Privado
            SENSITIVITY: Privacy, Vertraulichkeit, Sichtbarkeit, Confidentialité, Visibilité, Confidencialidad, Visibilidad
            RRULE: Recurrence rule, Wiederholungsregel, Règle de récurrence
            RRULE: Regla de recurrencia
            """;

    private static final Map<String, List<TableColumn>> MEANINGS = meanings();

    private ColumnNames() {}

    /** What a name may mean, the likeliest first; empty when it is not known. */
    static List<TableColumn> meanings(String name) {
        String plain = plain(name);
        List<TableColumn> known = MEANINGS.get(plain);
        if (known == null && plain.startsWith("event") && !plain.equals("eventid")) {
            known = MEANINGS.get(plain.substring("event".length()));
        }
        return known == null ? List.of() : known;
    }

    /** Without accents too: they are the first thing to get lost on a way. */
    static String plain(String name) {
        return CsvTable.plain(Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", ""));
    }

    private static Map<String, List<TableColumn>> meanings() {
        Map<String, List<TableColumn>> meanings = new HashMap<>();
        for (TableColumn column : TableColumn.values()) {
            add(meanings, column.written(), column);
            column.also().forEach(name -> add(meanings, name, column));
        }
        List<String> lines = NAMES.lines().toList();
        lines.stream().filter(line -> !line.contains("?:")).forEach(line -> addAll(meanings, line));
        lines.stream().filter(line -> line.contains("?:")).forEach(line -> addAll(meanings, line));
        return Map.copyOf(meanings);
    }

    private static void addAll(Map<String, List<TableColumn>> meanings, String line) {
        int colon = line.indexOf(':');
        TableColumn column = TableColumn.valueOf(line.substring(0, colon).replace("?", ""));
        for (String name : line.substring(colon + 1).split(",")) {
            add(meanings, name, column);
        }
    }

    private static void add(Map<String, List<TableColumn>> meanings, String name, TableColumn column) {
        List<TableColumn> known = meanings.computeIfAbsent(plain(name), any -> new ArrayList<>(1));
        if (!known.contains(column)) {
            known.add(column);
        }
    }
}

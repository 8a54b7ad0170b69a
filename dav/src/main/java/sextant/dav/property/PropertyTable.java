package sextant.dav.property;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.dav.data.Renderings;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.DavError;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Multistatus.Propstat;
import sextant.dav.wire.Names;
import sextant.dav.wire.PropertyRequest;
import sextant.dav.wire.Shapes;
import sextant.wire.xml.Name;

/** All live properties by name, and the way to ask for any property of a resource. */
public final class PropertyTable {
    private static final Logger LOG = LoggerFactory.getLogger(PropertyTable.class);

    private final Map<Name, Property> live = new LinkedHashMap<>();

    private PropertyTable(List<Property> properties) {
        for (var property : properties) {
            live.put(property.name(), property);
        }
    }

    /**
     * The properties a PROPFIND may ask for.
     *
     * @param reports the names of the reports a resource answers
     */
    public static PropertyTable of(Function<Resource, List<Name>> reports) {
        return new PropertyTable(List.of(
                new ResourceType(),
                new DisplayName(),
                new GetEtag(),
                new GetContentType(),
                new GetContentLength(),
                new GetLastModified(),
                new CreationDate(),
                new CurrentUserPrincipal(),
                new PrincipalUrl(),
                new PrincipalCollectionSet(),
                new NoMembers(Names.dav("alternate-URI-set")),
                new NoMembers(Names.dav("group-membership")),
                new NoMembers(Names.dav("group-member-set")),
                new NoMembers(Names.calendarserver("calendar-proxy-read-for")),
                new NoMembers(Names.calendarserver("calendar-proxy-write-for")),
                new Owner(),
                new Group(),
                new Acl(),
                new AclRestrictions(),
                new InheritedAclSet(),
                new CurrentUserPrivilegeSet(),
                new SupportedPrivilegeSet(),
                new SupportedReportSet(reports),
                SyncTokenProperty.syncToken(),
                SyncTokenProperty.getctag(),
                new ResourceId(),
                new LockDiscovery(),
                new SupportedLock(),
                new AddMember(),
                Quota.used(),
                Quota.available(),
                HomeSet.ofCalendars(),
                HomeSet.ofAddressBooks(),
                new CalendarUserAddressSet(),
                new CalendarUserType(),
                new EmailAddressSet(),
                new SupportedComponents(),
                new SupportedCalendarData(),
                MaxResourceSize.ofCalendars(),
                SupportedCollationSet.ofCalendars(),
                new CalendarColor(),
                new CalendarTimezone(),
                new CalendarTimezoneId(),
                DataLimit.minDateTime(),
                DataLimit.maxDateTime(),
                DataLimit.maxInstances(),
                DataLimit.maxAttendeesPerInstance(),
                new SupportedAddressData(),
                MaxResourceSize.ofAddressBooks(),
                SupportedCollationSet.ofAddressBooks()));
    }

    /** The same, and what only reports may ask for: documents, as one answer renders them. */
    public PropertyTable withItemData(Renderings renderings) {
        var all = new ArrayList<>(live.values());
        all.removeIf(ItemData.class::isInstance);
        all.add(ItemData.ofCalendars(renderings));
        all.add(ItemData.ofAddressBooks(renderings));
        return new PropertyTable(all);
    }

    /** The live property of this name. */
    public Optional<Property> find(Name name) {
        return Optional.ofNullable(live.get(name));
    }

    /**
     * What a resource says of the properties asked for.
     *
     * @param minimal leave out those it does not have (RFC 8144 2.1)
     */
    public List<Propstat> select(PropertyRequest request, Resource resource, Visit visit, boolean minimal) {
        var row = new Row(resource, visit, request.shapes());
        switch (request) {
            case PropertyRequest.All all -> {
                live.values().stream().filter(Property::inAllprop).forEach(property -> row.ask(property, false));
                for (var name : DeadProperties.names(resource, visit)) {
                    if (!live.containsKey(name)) {
                        row.askDead(name);
                    }
                }
                all.include().forEach(name -> ask(row, name));
            }
            case PropertyRequest.NamesOnly names -> {
                live.values().forEach(row::name);
                DeadProperties.names(resource, visit).stream()
                        .filter(name -> !live.containsKey(name))
                        .forEach(name -> row.found.add(Contents.empty(name)));
            }
            case PropertyRequest.Some some -> some.names().forEach(name -> ask(row, name));
        }
        return row.propstats(minimal);
    }

    private void ask(Row row, Name name) {
        var property = live.get(name);
        if (property == null) {
            row.askDead(name);
        } else {
            row.ask(property, true);
        }
    }

    /** The answer about one resource, growing. */
    private static final class Row {
        private final Resource resource;
        private final Visit visit;
        private final List<Content> found = new ArrayList<>();
        private final List<Content> missing = new ArrayList<>();
        private final List<Content> broken = new ArrayList<>();
        private final List<Propstat> refused = new ArrayList<>();
        private final Shapes shapes;

        Row(Resource resource, Visit visit, Shapes shapes) {
            this.resource = resource;
            this.visit = visit;
            this.shapes = shapes;
        }

        void ask(Property property, boolean byName) {
            try {
                var content = property.get(resource, visit, shapes);
                if (content.isPresent()) {
                    found.add(content.get());
                } else if (byName) {
                    missing.add(Contents.empty(property.name()));
                }
            } catch (DavError error) {
                refused.add(new Propstat(error.status(), error.condition(), List.of(Contents.empty(property.name()))));
            } catch (IOException e) {
                // one item that cannot be read must not take the rest of the answer with it
                LOG.error("cannot read {} of {}", property.name().local(), described(), e);
                broken.add(Contents.empty(property.name()));
            }
        }

        void askDead(Name name) {
            DeadProperties.get(resource, name, visit)
                    .ifPresentOrElse(xml -> found.add(Contents.fragment(xml)), () -> missing.add(Contents.empty(name)));
        }

        void name(Property property) {
            try {
                if (property.get(resource, visit).isPresent()) {
                    found.add(Contents.empty(property.name()));
                }
            } catch (IOException e) {
                LOG.error("cannot read {} of {}", property.name().local(), described(), e);
                found.add(Contents.empty(property.name()));
            }
        }

        private String described() {
            return resource instanceof Resource.Member member
                    ? "item " + member.item().id().value() + " of account "
                            + visit.account().id().value()
                    : "a collection of account " + visit.account().id().value();
        }

        List<Propstat> propstats(boolean minimal) {
            var propstats = new ArrayList<Propstat>(4);
            if (!broken.isEmpty()) {
                propstats.add(new Propstat(500, Optional.empty(), broken));
            }
            if (!missing.isEmpty() && !minimal) {
                propstats.add(new Propstat(404, Optional.empty(), missing));
            }
            propstats.addAll(refused);
            // a row has at least one propstat (RFC 4918 14.24)
            if (!found.isEmpty() || propstats.isEmpty()) {
                propstats.addFirst(new Propstat(200, Optional.empty(), found));
            }
            return propstats;
        }
    }
}

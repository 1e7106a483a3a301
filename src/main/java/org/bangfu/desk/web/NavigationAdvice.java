package org.bangfu.desk.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangfu.common.Role;
import org.bangfu.common.Seat;
import org.bangfu.people.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of a signed-in person the menu of the person's roles. */
@ControllerAdvice
class NavigationAdvice {

    private final CurrentPerson person;
    private final PostLabels posts;

    NavigationAdvice(CurrentPerson person, PostLabels posts) {
        this.person = person;
        this.posts = posts;
    }

    /** Nothing for visitors, for fragments, and for the page that reports a defect. */
    @ModelAttribute("navigation")
    @Nullable
    Navigation navigation(HttpServletRequest request) {
        if (request.getUserPrincipal() == null
                || request.getHeader("HX-Request") != null
                || request.getDispatcherType() == DispatcherType.ERROR) {
            return null;
        }
        Set<Seat> seats = person.seats();
        Set<Role> roles = seats.stream().map(Seat::role).collect(Collectors.toSet());
        String uri = request.getRequestURI();
        return new Navigation(
                person.displayName(),
                posts.of(seats),
                Arrays.stream(Destination.values())
                        .filter(destination -> destination.servesAnyOf(roles))
                        .map(destination ->
                                new Navigation.Link(destination.label(), destination.path(), destination.contains(uri)))
                        .toList());
    }
}

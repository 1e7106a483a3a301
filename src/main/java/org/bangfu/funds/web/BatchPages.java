package org.bangfu.funds.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.bangfu.common.Money;
import org.bangfu.common.Role;
import org.bangfu.documents.Documents;
import org.bangfu.funds.Budgets;
import org.bangfu.funds.FundRefused;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.batch.BankFiles;
import org.bangfu.funds.batch.Batches;
import org.bangfu.funds.batch.PaymentList;
import org.bangfu.funds.batch.Receipts;
import org.bangfu.people.NotVisible;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 发放批次: civil affairs or the poverty office proposes, finance signs twice, the bank answers; and 对账. */
@Controller
@RequestMapping("/funds")
class BatchPages {

    private static final int SHOWN = 50;
    private static final Role[] PROPOSERS = {Role.CIVIL_AFFAIRS, Role.COUNTY_POVERTY};

    private final Batches batches;
    private final BankFiles files;
    private final Receipts receipts;
    private final PaymentList list;
    private final PaymentOrders orders;
    private final Budgets budgets;
    private final FundDesk desk;

    BatchPages(
            Batches batches,
            BankFiles files,
            Receipts receipts,
            PaymentList list,
            PaymentOrders orders,
            Budgets budgets,
            FundDesk desk) {
        this.batches = batches;
        this.files = files;
        this.receipts = receipts;
        this.list = list;
        this.orders = orders;
        this.budgets = budgets;
        this.desk = desk;
    }

    private void requireReader() {
        if (!desk.is(PROPOSERS)) {
            desk.requireReader();
        }
    }

    @GetMapping("/batches")
    String list(Model model) {
        requireReader();
        List<PaymentOrders.Order> waiting = orders.waiting();
        desk.furnish(model, "batches");
        model.addAttribute("waiting", waiting);
        model.addAttribute("waitingTotal", total(waiting));
        model.addAttribute("batches", batches.latest(SHOWN));
        model.addAttribute("mayPropose", desk.is(PROPOSERS));
        return "funds/batches";
    }

    private static Money total(List<PaymentOrders.Order> orders) {
        return orders.stream().map(PaymentOrders.Order::amount).reduce(Money.ZERO, Money::plus);
    }

    @PostMapping("/batches")
    String propose(
            @RequestParam String commandKey,
            @RequestParam(required = false) @Nullable List<Long> payment,
            RedirectAttributes flash) {
        desk.require(PROPOSERS);
        List<Long> chosen = payment == null ? List.of() : payment;
        desk.once(commandKey, "propose|" + chosen, flash, () -> {
            long id = batches.propose(chosen);
            return "已制成批次（草稿 " + id + "），请县财政局两位同事先后签字。";
        });
        return "redirect:/funds/batches";
    }

    @GetMapping("/batches/{id}")
    String batch(@PathVariable long id, Model model) {
        requireReader();
        Batches.Batch batch = batches.find(id).orElseThrow(NotVisible::new);
        desk.furnish(model, "batches");
        model.addAttribute("batch", batch);
        model.addAttribute("lines", orders.ofBatch(id));
        model.addAttribute("files", batches.files(id));
        model.addAttribute("copies", batches.copies(id));
        model.addAttribute("me", desk.person().id());
        model.addAttribute("maySign", desk.is(Role.FINANCE));
        model.addAttribute("mayPropose", desk.is(PROPOSERS));
        return "funds/batch";
    }

    @PostMapping("/batches/{id}/signature")
    String sign(@PathVariable long id, @RequestParam String commandKey, RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        desk.once(commandKey, "sign|" + id, flash, () -> {
            batches.sign(id);
            return batches.find(id).orElseThrow().secondSignedBy() == null ? "第一签已签，请另一位同事签第二签。" : "两签已齐，发放文件随即生成。";
        });
        return "redirect:/funds/batches/" + id;
    }

    @PostMapping("/batches/{id}/discard")
    String discard(@PathVariable long id, @RequestParam String commandKey, RedirectAttributes flash) {
        desk.require(Role.FINANCE, Role.CIVIL_AFFAIRS, Role.COUNTY_POVERTY);
        desk.once(commandKey, "discard|" + id, flash, () -> {
            batches.discard(id);
            return "批次已作废，款项回到待制单。";
        });
        return "redirect:/funds/batches";
    }

    @PostMapping("/batches/{id}/copies")
    String proposeCopy(
            @PathVariable long id,
            @RequestParam String commandKey,
            @RequestParam String reason,
            RedirectAttributes flash) {
        desk.require(PROPOSERS);
        desk.once(commandKey, "copy|" + id + reason, flash, () -> {
            batches.proposeCopy(id, reason);
            return "已申请补发文件，请县财政局两位同事先后签字。";
        });
        return "redirect:/funds/batches/" + id;
    }

    @PostMapping("/batches/{id}/copies/{number}/signature")
    String signCopy(
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam String commandKey,
            RedirectAttributes flash) {
        desk.require(Role.FINANCE);
        desk.once(commandKey, "signCopy|" + id + "|" + number, flash, () -> {
            batches.signCopy(id, number);
            return "补发文件已签字。";
        });
        return "redirect:/funds/batches/" + id;
    }

    @GetMapping("/batches/{id}/files/{name}")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable String name) {
        desk.require(Role.FINANCE);
        BankFiles.Download download;
        try {
            download = files.fetch(id, name);
        } catch (FundRefused e) {
            return ResponseEntity.status(409)
                    .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                    .body(e.sentence().getBytes(StandardCharsets.UTF_8));
        }
        return handed(download.name(), download.mediaType(), download.content());
    }

    @GetMapping("/batches/{id}/payment-list.{format:docx|pdf}")
    ResponseEntity<byte[]> paper(@PathVariable long id, @PathVariable String format) {
        requireReader();
        PaymentList.Paper paper = list.of(id, Documents.Format.valueOf(format.toUpperCase(Locale.ROOT)))
                .orElseThrow(NotVisible::new);
        return handed(paper.name(), paper.mediaType(), paper.content());
    }

    private static ResponseEntity<byte[]> handed(String name, String mediaType, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }

    @PostMapping("/batches/{id}/receipts")
    String receipt(@PathVariable long id, @RequestParam MultipartFile file, RedirectAttributes flash)
            throws IOException {
        desk.require(Role.FINANCE);
        byte[] content = file.getBytes();
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        Receipts.Result result = receipts.take(id, name, content);
        if (result.problems().isEmpty()) {
            flash.addFlashAttribute("message", "回单已导入：到账" + result.paid() + "笔，退回" + result.returned() + "笔。");
        } else {
            flash.addFlashAttribute("problem", "回单没有导入，一笔都没有改动，请看下面的说明。");
            flash.addFlashAttribute("receiptProblems", result.problems());
        }
        return "redirect:/funds/batches/" + id;
    }

    @GetMapping("/reconciliation")
    String reconciliation(Model model) {
        desk.requireReader();
        desk.furnish(model, "reconciliation");
        model.addAttribute("differences", files.differences());
        model.addAttribute("returned", orders.returned());
        model.addAttribute("unpaid", budgets.unpaid(Areas.COUNTY));
        model.addAttribute("unspent", budgets.unspent());
        model.addAttribute(
                "inTransit",
                batches.latest(SHOWN).stream()
                        .filter(batch -> batch.status() == Batches.Status.EXPORTED && !batch.isAnswered())
                        .toList());
        return "funds/reconciliation";
    }
}

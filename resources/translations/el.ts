<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="el">
<context>
    <name>AssignOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Επιστροφή</translation>
    </message>
    <message>
        <source>Nobody has this cake</source>
        <translation>Την τούρτα δεν την έχει κανείς</translation>
    </message>
    <message>
        <source>Who has {number}?</source>
        <translation>Ποιος έχει την {number};</translation>
    </message>
    <message>
        <source>{name} has it now.</source>
        <translation>Την έχει: {name}.</translation>
    </message>
    <message>
        <source>Nobody has it yet. Touch a name.</source>
        <translation>Δεν την έχει κανείς. Αγγίξτε ένα όνομα.</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>The server has no such cake in this store.</source>
        <translation>Ο διακομιστής δεν έχει αυτή την τούρτα στο κατάστημα.</translation>
    </message>
    <message>
        <source>The cake is at another stage than this scan needs.</source>
        <translation>Η τούρτα είναι σε άλλο στάδιο από αυτό της σάρωσης.</translation>
    </message>
    <message>
        <source>The cake was cancelled. Stop work on it.</source>
        <translation>Η τούρτα ακυρώθηκε. Σταματήστε την εργασία.</translation>
    </message>
    <message>
        <source>Something else was done to the cake since.</source>
        <translation>Η τούρτα άλλαξε στο μεταξύ.</translation>
    </message>
    <message>
        <source>This bench may not do that. A supervisor can.</source>
        <translation>Δεν επιτρέπεται σε αυτόν τον πάγκο. Το κάνει ο υπεύθυνος.</translation>
    </message>
    <message>
        <source>The server could not read this scan. Tell IT.</source>
        <translation>Ο διακομιστής δεν διάβασε τη σάρωση. Ενημερώστε το IT.</translation>
    </message>
    <message>
        <source>Another bench&apos;s scan has not come yet. It goes on trying.</source>
        <translation>Λείπει ακόμη η σάρωση άλλου πάγκου. Οι προσπάθειες συνεχίζονται.</translation>
    </message>
    <message>
        <source>A newer version of this program saved it. Install that to send it.</source>
        <translation>Το αποθήκευσε νεότερη έκδοση. Εγκαταστήστε την για να σταλεί.</translation>
    </message>
    <message>
        <source>The cake was not sent back. It is packed: an admin can return it.</source>
        <translation>Η τούρτα δεν επέστρεψε. Συσκευάστηκε: την επιστρέφει διαχειριστής.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>Ο διακομιστής το αρνήθηκε.</translation>
    </message>
    <message>
        <source>{what}, since {time}</source>
        <translation>{what}, από {time}</translation>
    </message>
    <message>
        <source>{count} more behind it</source>
        <translation>+{count} ακόμη</translation>
    </message>
    <message>
        <source>Place not known</source>
        <translation>Άγνωστη θέση</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Αποστολή</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Δοκιμή τώρα</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Απόρριψη</translation>
    </message>
    <message>
        <source>Scanned by mistake</source>
        <translation>Σάρωση κατά λάθος</translation>
    </message>
    <message>
        <source>Entered in another way</source>
        <translation>Καταχωρίστηκε αλλιώς</translation>
    </message>
    <message>
        <source>The cake is not made</source>
        <translation>Η τούρτα δεν θα γίνει</translation>
    </message>
    <message>
        <source>1 scan needs attention</source>
        <translation>1 σάρωση θέλει προσοχή</translation>
    </message>
    <message>
        <source>{count} scans need attention</source>
        <translation>{count} σαρώσεις θέλουν προσοχή</translation>
    </message>
    <message>
        <source>The scans are safe here. Decide about each, or call the supervisor.</source>
        <translation>Οι σαρώσεις είναι ασφαλείς εδώ. Αποφασίστε για καθεμία ή καλέστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>Τίποτα δεν θέλει προσοχή</translation>
    </message>
    <message>
        <source>All is decided.</source>
        <translation>Όλα αποφασίστηκαν.</translation>
    </message>
    <message>
        <source>{order}: why is this scan given up?</source>
        <translation>{order}: γιατί απορρίπτεται η σάρωση;</translation>
    </message>
    <message>
        <source>It is never sent then. The reason is kept with it.</source>
        <translation>Δεν στέλνεται ποτέ πια. Ο λόγος φυλάσσεται μαζί της.</translation>
    </message>
</context>
<context>
    <name>AttentionOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Πίσω</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Undo</source>
        <translation>Αναίρεση</translation>
    </message>
    <message>
        <source>Nothing to take back now (F7)</source>
        <translation>Τίποτα για αναίρεση τώρα (F7)</translation>
    </message>
    <message>
        <source>Take back the last scan of {order} (F7)</source>
        <translation>Αναίρεση της τελευταίας σάρωσης: {order} (F7)</translation>
    </message>
    <message>
        <source>{order}: is everything right?</source>
        <translation>{order}: είναι όλα σωστά;</translation>
    </message>
    <message>
        <source>Scan its label once more, or YES. If not: RETURN.</source>
        <translation>Σαρώστε ξανά την ετικέτα ή YES. Αν όχι: RETURN.</translation>
    </message>
    <message>
        <source>The only cake of its order</source>
        <translation>Η μόνη της παραγγελίας</translation>
    </message>
    <message>
        <source>All {total} are here</source>
        <translation>Και οι {total} είναι εδώ</translation>
    </message>
    <message>
        <source>{here} of {total} here</source>
        <translation>{here} από {total} εδώ</translation>
    </message>
    <message>
        <source>not known here: {count}</source>
        <translation>άγνωστες εδώ: {count}</translation>
    </message>
    <message>
        <source>Pickup or delivery not said</source>
        <translation>Παραλαβή ή παράδοση: άγνωστο</translation>
    </message>
    <message>
        <source>Stop work on this cake</source>
        <translation>Σταματήστε αυτή την τούρτα</translation>
    </message>
    <message>
        <source>Tell the supervisor.</source>
        <translation>Ενημερώστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>{order} was changed</source>
        <translation>{order}: άλλαξε</translation>
    </message>
    <message>
        <source>Touch, press Enter or scan to go on.</source>
        <translation>Αγγίξτε, πατήστε Enter ή σαρώστε για συνέχεια.</translation>
    </message>
    <message>
        <source>{order} is cancelled</source>
        <translation>{order}: ακυρώθηκε</translation>
    </message>
    <message>
        <source>On a break since {time}</source>
        <translation>Διάλειμμα από {time}</translation>
    </message>
    <message>
        <source>The next scan works at once and ends the break.</source>
        <translation>Η επόμενη σάρωση ισχύει αμέσως και λήγει το διάλειμμα.</translation>
    </message>
    <message>
        <source>What can be scanned at {stage}</source>
        <translation>{stage}: τι σαρώνεται</translation>
    </message>
    <message>
        <source>What can be scanned now, with {order} on the screen</source>
        <translation>Τι σαρώνεται τώρα, με {order} στην οθόνη</translation>
    </message>
    <message>
        <source>Today: {count}</source>
        <translation>Σήμερα: {count}</translation>
    </message>
    <message>
        <source>Tomorrow: {count}</source>
        <translation>Αύριο: {count}</translation>
    </message>
    <message>
        <source>Today&apos;s fillings</source>
        <translation>Γεμίσεις ημέρας</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Άγνωστο ακόμη</translation>
    </message>
    <message>
        <source>Nothing to fill today or tomorrow.</source>
        <translation>Καμία γέμιση σήμερα ή αύριο.</translation>
    </message>
    <message>
        <source>How many of each are to be filled, what is next first.</source>
        <translation>Πόσες γεμίσεις από κάθε είδος, πρώτα οι επόμενες.</translation>
    </message>
    <message>
        <source>no size</source>
        <translation>χωρίς μέγεθος</translation>
    </message>
    <message>
        <source>No flavour</source>
        <translation>Χωρίς γεύση</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Γραφή</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Μέγεθος</translation>
    </message>
    <message>
        <source>Flavour</source>
        <translation>Γεύση</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Σημειώσεις</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Αξεσουάρ</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ημέρα</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Ώρα</translation>
    </message>
    <message>
        <source>Pickup or delivery</source>
        <translation>Παραλαβή ή παράδοση</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>τίποτα</translation>
    </message>
    <message>
        <source>A cake&apos;s label</source>
        <translation>Ετικέτα τούρτας</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Εντολές</translation>
    </message>
    <message>
        <source>Filling is finished. A packing slip shows its cake.</source>
        <translation>Τέλος γέμισης. Το δελτίο συσκευασίας δείχνει την τούρτα.</translation>
    </message>
    <message>
        <source>{stage} is finished.</source>
        <translation>{stage}: τέλος.</translation>
    </message>
    <message>
        <source>Starts packing; again: a last look; again: packed.</source>
        <translation>Έναρξη συσκευασίας· ξανά: τελικός έλεγχος· ξανά: έτοιμη.</translation>
    </message>
    <message>
        <source>NEXT and PREVIOUS show the cakes of the queue.</source>
        <translation>NEXT και PREVIOUS δείχνουν τις τούρτες της σειράς.</translation>
    </message>
    <message>
        <source>PRINT the label of {order}. COMPLETE: it is filled.</source>
        <translation>PRINT: ετικέτα της {order}. COMPLETE: έγινε η γέμιση.</translation>
    </message>
    <message>
        <source>START {order}. COMPLETE: {stage} is finished.</source>
        <translation>START: έναρξη, {order}. COMPLETE: {stage}, τέλος.</translation>
    </message>
    <message>
        <source>COMPLETE {order}. RETURN: DAMAGED, SPELLING or OTHER.</source>
        <translation>COMPLETE για την {order}. RETURN: DAMAGED, SPELLING ή OTHER.</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>Απάντηση</translation>
    </message>
    <message>
        <source>YES, NO, BACK. In a list NEXT and PREVIOUS choose, YES takes it.</source>
        <translation>YES, NO, BACK. Σε λίστα: NEXT και PREVIOUS διαλέγουν, YES παίρνει.</translation>
    </message>
    <message>
        <source>MENU: everything. BOARD: fillings. LABELS: many. DIGITS: a number.</source>
        <translation>MENU: όλα. BOARD: γεμίσεις. LABELS: πολλές. DIGITS: αριθμός.</translation>
    </message>
    <message>
        <source>MENU: everything. LABELS: the printer. DIGITS: a number.</source>
        <translation>MENU: όλα. LABELS: ο εκτυπωτής. DIGITS: αριθμός.</translation>
    </message>
    <message>
        <source>A shelf</source>
        <translation>Ράφι</translation>
    </message>
    <message>
        <source>Cakes of this order are missing. YES packs this one alone.</source>
        <translation>Λείπουν τούρτες της παραγγελίας. Το YES συσκευάζει μόνο αυτήν.</translation>
    </message>
    <message>
        <source>no shelf yet (optional: scan one)</source>
        <translation>χωρίς ράφι (αν θέλετε, σαρώστε ένα)</translation>
    </message>
    <message>
        <source>{order} is kept there. TAKE: it is yours. PICTURE: see it.</source>
        <translation>Εκεί μένει η {order}. TAKE: είναι δική σας. PICTURE: η εικόνα.</translation>
    </message>
    <message>
        <source>UNDO the last scan. REPRINT the label.</source>
        <translation>UNDO: αναίρεση της τελευταίας. REPRINT: νέα ετικέτα.</translation>
    </message>
    <message>
        <source>A badge</source>
        <translation>Προσωπική κάρτα</translation>
    </message>
    <message>
        <source>Who works here. SIGN OFF: nobody. BREAK: back soon.</source>
        <translation>Ποιος εργάζεται εδώ. SIGN OFF: κανείς. BREAK: διάλειμμα.</translation>
    </message>
    <message>
        <source>Nothing waiting at {stage}</source>
        <translation>{stage}: καμία αναμονή</translation>
    </message>
    <message>
        <source>First scan your badge</source>
        <translation>Πρώτα σαρώστε την κάρτα σας</translation>
    </message>
    <message>
        <source>Not {name}? Scan your badge.</source>
        <translation>Δεν είστε {name}; Σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>Only want to look? Scan NEXT</source>
        <translation>Μόνο να δείτε; Σαρώστε NEXT</translation>
    </message>
    <message>
        <source>No label yet? Scan NEXT</source>
        <translation>Χωρίς ετικέτα; Σαρώστε NEXT</translation>
    </message>
    <message>
        <source>Filling done? Scan its label</source>
        <translation>Γέμιση έτοιμη; Σαρώστε την ετικέτα</translation>
    </message>
    <message>
        <source>Cake to pack? Scan its label</source>
        <translation>Για συσκευασία; Σαρώστε την ετικέτα</translation>
    </message>
    <message>
        <source>{stage} done? Scan its label</source>
        <translation>{stage} έτοιμη; Σαρώστε την ετικέτα</translation>
    </message>
    <message>
        <source>Or type its number.</source>
        <translation>Ή γράψτε τον αριθμό της.</translation>
    </message>
    <message>
        <source>Or touch one in the queue, or type its number.</source>
        <translation>Ή αγγίξτε μία στη σειρά ή γράψτε τον αριθμό της.</translation>
    </message>
    <message>
        <source>Scan its label</source>
        <translation>Σαρώστε την ετικέτα</translation>
    </message>
    <message>
        <source>Scan PRINT</source>
        <translation>Σαρώστε PRINT</translation>
    </message>
    <message>
        <source>NEXT marks one, YES takes it.</source>
        <translation>Το NEXT διαλέγει, το YES παίρνει.</translation>
    </message>
    <message>
        <source>Not done yet?
Scan UNDO</source>
        <translation>Δεν τελείωσε;
Σαρώστε UNDO</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>Έτοιμο για σάρωση</translation>
    </message>
    <message>
        <source>The answer to each scan stands here.</source>
        <translation>Εδώ εμφανίζεται η απάντηση κάθε σάρωσης.</translation>
    </message>
    <message>
        <source>Scans that were confirmed are safe. If it comes again, tell IT: {detail}</source>
        <translation>Οι επιβεβαιωμένες σαρώσεις είναι ασφαλείς. Αν ξανασυμβεί, ενημερώστε το IT: {detail}</translation>
    </message>
    <message>
        <source>Something went wrong in this station</source>
        <translation>Κάτι δεν πήγε καλά σε αυτόν τον σταθμό</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Σειρά</translation>
    </message>
    <message>
        <source>Queue: {count}</source>
        <translation>Σειρά: {count}</translation>
    </message>
    <message>
        <source>{link}. {saved}</source>
        <translation>{link}. {saved}</translation>
    </message>
    <message>
        <source>1 scan saved here</source>
        <translation>1 σάρωση εδώ</translation>
    </message>
    <message>
        <source>{count} scans saved here</source>
        <translation>{count} σαρώσεις εδώ</translation>
    </message>
    <message>
        <source>{saved} since {time}</source>
        <translation>{saved} από {time}</translation>
    </message>
    <message>
        <source>Sent when the time for undo is over</source>
        <translation>Στέλνεται όταν λήξει ο χρόνος αναίρεσης</translation>
    </message>
    <message>
        <source>Being sent, or waiting for a person</source>
        <translation>Στέλνεται, ή περιμένει έναν άνθρωπο</translation>
    </message>
    <message>
        <source>Being sent now</source>
        <translation>Στέλνεται τώρα</translation>
    </message>
    <message>
        <source>Every scan is sent</source>
        <translation>Όλες οι σαρώσεις στάλθηκαν</translation>
    </message>
    <message>
        <source>Scanning works already</source>
        <translation>Η σάρωση λειτουργεί ήδη</translation>
    </message>
    <message>
        <source>Go on scanning. Last news from the server: {time}</source>
        <translation>Συνεχίστε τη σάρωση. Τελευταία νέα από τον διακομιστή: {time}</translation>
    </message>
    <message>
        <source>Go on scanning. It is sent when the link is back.</source>
        <translation>Συνεχίστε τη σάρωση. Στέλνεται μόλις επανέλθει η σύνδεση.</translation>
    </message>
    <message>
        <source>1 scan needs attention</source>
        <translation>1 σάρωση θέλει προσοχή</translation>
    </message>
    <message>
        <source>{count} scans need attention</source>
        <translation>{count} σαρώσεις θέλουν προσοχή</translation>
    </message>
    <message>
        <source>Scan MENU</source>
        <translation>Σαρώστε MENU</translation>
    </message>
    <message>
        <source>Sign on</source>
        <translation>Είσοδος</translation>
    </message>
    <message>
        <source>Cake {index} of {count}</source>
        <translation>Τούρτα {index} από {count}</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Πληκτρολόγιο</translation>
    </message>
    <message>
        <source>Pickup</source>
        <translation>Παραλαβή</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Παράδοση</translation>
    </message>
    <message>
        <source>shelf {shelf}</source>
        <translation>ράφι {shelf}</translation>
    </message>
    <message>
        <source>Cancelled. Stop work and tell the supervisor.</source>
        <translation>Ακυρώθηκε. Σταματήστε και ενημερώστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>An earlier scan of it needs attention. Put the cake aside.</source>
        <translation>Μια προηγούμενη σάρωσή της θέλει προσοχή. Αφήστε την τούρτα στην άκρη.</translation>
    </message>
    <message>
        <source>This cake is complete.</source>
        <translation>Αυτή η τούρτα είναι έτοιμη.</translation>
    </message>
    <message>
        <source>This cake is at {stage} now.</source>
        <translation>Η τούρτα είναι τώρα στο στάδιο: {stage}.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Επείγον</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Ξεκίνησε</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Δεν στάλθηκε ακόμη</translation>
    </message>
    <message>
        <source>Count flavours and sizes (F11)</source>
        <translation>Πλήθος ανά γεύση και μέγεθος (F11)</translation>
    </message>
    <message>
        <source>Goes with it, {ticked} of {total} ticked</source>
        <translation>Μαζί της, {ticked} από {total} με σημάδι</translation>
    </message>
    <message>
        <source>there</source>
        <translation>υπάρχει</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>χωρίς σημάδι</translation>
    </message>
    <message>
        <source>{left} still to tick</source>
        <translation>Μένουν {left}</translation>
    </message>
    <message>
        <source>Tick what goes with it: NEXT ticks each, or touch it.</source>
        <translation>Σημειώστε ό,τι πάει μαζί: με NEXT ή αγγίζοντάς το.</translation>
    </message>
    <message>
        <source>Picture of {order}</source>
        <translation>Εικόνα της {order}</translation>
    </message>
    <message>
        <source>Picture not here</source>
        <translation>Η εικόνα δεν ήρθε</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Χωρίς εικόνα</translation>
    </message>
    <message>
        <source>Show it large (Ctrl+P)</source>
        <translation>Μεγάλη εικόνα (Ctrl+P)</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN: {name}</translation>
    </message>
    <message>
        <source>A PIN has 4 to 6 digits.</source>
        <translation>Το PIN έχει 4 έως 6 ψηφία.</translation>
    </message>
    <message>
        <source>The PIN is being checked.</source>
        <translation>Το PIN ελέγχεται.</translation>
    </message>
    <message>
        <source>This is not the PIN. One more try, or scan your badge.</source>
        <translation>Λάθος PIN. Μένει μία προσπάθεια, ή σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>This is not the PIN. {count} more tries.</source>
        <translation>Λάθος PIN. Μένουν {count} προσπάθειες.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Locked until {time}; your badge works.</source>
        <translation>Πολλά λάθος PIN. Κλειδωμένο ως {time}· η κάρτα λειτουργεί.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Scan your badge.</source>
        <translation>Πολλά λάθος PIN. Σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>The PIN cannot be checked without the link. Scan your badge.</source>
        <translation>Χωρίς σύνδεση το PIN δεν ελέγχεται. Σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>The backend refuses this person here. Ask a supervisor.</source>
        <translation>Ο διακομιστής δεν δέχεται αυτό το πρόσωπο εδώ. Ρωτήστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>Type it, or scan your badge.</source>
        <translation>Πληκτρολογήστε το ή σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>{name}: the old PIN</source>
        <translation>{name}: το παλιό PIN</translation>
    </message>
    <message>
        <source>{name}: the new PIN</source>
        <translation>{name}: το νέο PIN</translation>
    </message>
    <message>
        <source>{name}: the new PIN again</source>
        <translation>{name}: ξανά το νέο PIN</translation>
    </message>
    <message>
        <source>Type the PIN that you have now.</source>
        <translation>Πληκτρολογήστε το PIN που έχετε τώρα.</translation>
    </message>
    <message>
        <source>Choose 4 to 6 digits that nobody guesses.</source>
        <translation>Διαλέξτε 4 έως 6 ψηφία που δεν μαντεύονται.</translation>
    </message>
    <message>
        <source>Type the same digits once more.</source>
        <translation>Πληκτρολογήστε ξανά τα ίδια ψηφία.</translation>
    </message>
    <message>
        <source>The PIN is being saved.</source>
        <translation>Το PIN αποθηκεύεται.</translation>
    </message>
    <message>
        <source>Easy to guess: not 1111, not 1234, not your badge. Choose another.</source>
        <translation>Μαντεύεται εύκολα: όχι 1111, 1234 ή τον αριθμό της κάρτας. Διαλέξτε άλλο.</translation>
    </message>
    <message>
        <source>This is your old PIN. Choose another.</source>
        <translation>Αυτό είναι το παλιό PIN. Διαλέξτε άλλο.</translation>
    </message>
    <message>
        <source>The second one was different. Type the new PIN again.</source>
        <translation>Το δεύτερο ήταν διαφορετικό. Πληκτρολογήστε ξανά το νέο PIN.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Locked until {time}.</source>
        <translation>Πολλά λάθος PIN. Κλειδωμένο ως {time}.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a few minutes.</source>
        <translation>Πολλά λάθος PIN. Περιμένετε λίγα λεπτά.</translation>
    </message>
    <message>
        <source>This is not the old PIN.</source>
        <translation>Δεν είναι το παλιό PIN.</translation>
    </message>
    <message>
        <source>This is not the old PIN. One more try.</source>
        <translation>Δεν είναι το παλιό PIN. Μένει μία προσπάθεια.</translation>
    </message>
    <message>
        <source>This is not the old PIN. {count} more tries.</source>
        <translation>Δεν είναι το παλιό PIN. Μένουν {count} προσπάθειες.</translation>
    </message>
    <message>
        <source>With PIN</source>
        <translation>Με PIN</translation>
    </message>
    <message>
        <source>Badge only</source>
        <translation>Μόνο με κάρτα</translation>
    </message>
</context>
<context>
    <name>BenchWindow</name>
    <message>
        <source>Ordak Station</source>
        <translation>Ordak Station</translation>
    </message>
    <message>
        <source>Type a number</source>
        <translation>Γράψτε αριθμό</translation>
    </message>
    <message>
        <source>Find a number</source>
        <translation>Εύρεση αριθμού</translation>
    </message>
    <message>
        <source>{stage} - Ordak Station</source>
        <translation>{stage} - Ordak Station</translation>
    </message>
</context>
<context>
    <name>BreakOverlay</name>
    <message>
        <source>Back to work</source>
        <translation>Συνέχεια</translation>
    </message>
    <message>
        <source>The break is over (Enter)</source>
        <translation>Τέλος διαλείμματος (Enter)</translation>
    </message>
</context>
<context>
    <name>CakeButtons</name>
    <message>
        <source>Reprint</source>
        <translation>Επανεκτύπωση</translation>
    </message>
    <message>
        <source>Print this cake&apos;s label again (F4)</source>
        <translation>Νέα εκτύπωση της ετικέτας (F4)</translation>
    </message>
    <message>
        <source>Return for QC</source>
        <translation>Επιστροφή QC</translation>
    </message>
    <message>
        <source>Send this cake back to Decorating (F8)</source>
        <translation>Επιστροφή της τούρτας στη Διακόσμηση (F8)</translation>
    </message>
    <message>
        <source>Next action (F9)</source>
        <translation>Επόμενη ενέργεια (F9)</translation>
    </message>
</context>
<context>
    <name>CakeHead</name>
    <message>
        <source>Take</source>
        <translation>Ανάληψη</translation>
    </message>
    <message>
        <source>Who has this cake (Ctrl+T)</source>
        <translation>Ποιος έχει την τούρτα (Ctrl+T)</translation>
    </message>
    <message>
        <source>Take this cake</source>
        <translation>Ανάληψη της τούρτας</translation>
    </message>
</context>
<context>
    <name>ChangeRow</name>
    <message>
        <source>Before</source>
        <translation>Πριν</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Τώρα</translation>
    </message>
</context>
<context>
    <name>CodeEntry</name>
    <message>
        <source>Number</source>
        <translation>Αριθμός</translation>
    </message>
    <message>
        <source>Type a number</source>
        <translation>Γράψτε αριθμό</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Take the number that was typed</source>
        <translation>Αποδοχή του αριθμού που γράφτηκε</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ψηφία</translation>
    </message>
    <message>
        <source>Touch the digits of a number</source>
        <translation>Αγγίξτε τα ψηφία ενός αριθμού</translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message>
        <source>Print all {count}</source>
        <translation>Όλες: {count}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Cake</source>
        <translation>Τούρτα</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Κείμενο</translation>
    </message>
    <message>
        <source>No writing</source>
        <translation>Χωρίς κείμενο</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Σημειώσεις</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>Μαζί της</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Παραγγελία</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Φεύγει</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Άτομο</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Κανείς ακόμα</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Ετικέτα</translation>
    </message>
    <message>
        <source>Started {time}</source>
        <translation>Έναρξη {time}</translation>
    </message>
    <message>
        <source>Finished {time}</source>
        <translation>Τέλος {time}</translation>
    </message>
    <message>
        <source>{times}, {minutes} min</source>
        <translation>{times}, {minutes} λεπ.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Ποιότητα</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Όχι ακόμα</translation>
    </message>
    <message>
        <source>{time}  Returned from QC</source>
        <translation>{time}  Επιστροφή από QC</translation>
    </message>
    <message>
        <source>{time}  Returned from QC: {reason}</source>
        <translation>{time}  Επιστροφή από QC: {reason}</translation>
    </message>
</context>
<context>
    <name>DetailOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Back to the bench (Escape)</source>
        <translation>Πίσω στον πάγκο (Escape)</translation>
    </message>
    <message>
        <source>Now at {stage}</source>
        <translation>Τώρα: {stage}</translation>
    </message>
    <message>
        <source>Scans of this bench</source>
        <translation>Σαρώσεις του πάγκου</translation>
    </message>
    <message>
        <source>None among the last ones</source>
        <translation>Καμία στις τελευταίες</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>Notes, accessories and other cakes of the order</source>
        <translation>Σημειώσεις, αξεσουάρ και άλλες τούρτες της παραγγελίας</translation>
    </message>
</context>
<context>
    <name>FillingOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Overdue</source>
        <translation>Εκπρόθεσμες</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Σήμερα</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Δικές μου</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Χωρίς άτομο</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} από {count}</translation>
    </message>
    <message>
        <source>No cake here matches {what}. {count} waiting: touch Show all.</source>
        <translation>Καμία τούρτα δεν ταιριάζει: {what}. Σε αναμονή {count}: αγγίξτε Όλες.</translation>
    </message>
    <message>
        <source>Cakes: {shown} of {count}. A scan works whatever stands here.</source>
        <translation>Τούρτες: {shown} από {count}. Η σάρωση λειτουργεί πάντα.</translation>
    </message>
</context>
<context>
    <name>FindOverlay</name>
    <message>
        <source>Find in the queue</source>
        <translation>Εύρεση στη σειρά</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Back to the bench (Escape)</source>
        <translation>Πίσω στον πάγκο (Escape)</translation>
    </message>
    <message>
        <source>Number, product or flavour</source>
        <translation>Αριθμός, προϊόν ή γεύση</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ψηφία</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Όλες</translation>
    </message>
    <message>
        <source>Look for nothing</source>
        <translation>Καμία αναζήτηση</translation>
    </message>
</context>
<context>
    <name>FlavourRow</name>
    <message>
        <source>Print one</source>
        <translation>Μία</translation>
    </message>
    <message>
        <source>Print {count}</source>
        <translation>Τύπωμα: {count}</translation>
    </message>
</context>
<context>
    <name>GalleryWindow</name>
    <message>
        <source>Gallery - Ordak Station</source>
        <translation>Δείγματα - Ordak Station</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Σελίδες</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ανοιχτό</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Σκούρο</translation>
    </message>
    <message>
        <source>Turn the theme</source>
        <translation>Αλλαγή θέματος</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
    <message>
        <source>The next scan closes this and does its work.</source>
        <translation>Η επόμενη σάρωση το κλείνει και ισχύει.</translation>
    </message>
</context>
<context>
    <name>InterruptOverlay</name>
    <message>
        <source>I have seen it</source>
        <translation>Το είδα</translation>
    </message>
    <message>
        <source>Go on (Enter)</source>
        <translation>Συνέχεια (Enter)</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Leave Ordak Station</source>
        <translation>Έξοδος από το Ordak Station</translation>
    </message>
    <message>
        <source>This is not the code.</source>
        <translation>Αυτός δεν είναι ο κωδικός.</translation>
    </message>
    <message>
        <source>Several codes were wrong. Wait half a minute.</source>
        <translation>Πολλοί κωδικοί ήταν λάθος. Περιμένετε μισό λεπτό.</translation>
    </message>
</context>
<context>
    <name>LabelPicture</name>
    <message>
        <source>Label {code}</source>
        <translation>Ετικέτα {code}</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Waiting for {stage}</source>
        <translation>Αναμονή: {stage}</translation>
    </message>
    <message>
        <source>Scanned here at {time}</source>
        <translation>Σαρώθηκε εδώ στις {time}</translation>
    </message>
    <message>
        <source>Done before by {name}</source>
        <translation>Έγινε ήδη: {name}</translation>
    </message>
    <message>
        <source>No answer came. The cake on the server shows that it was done</source>
        <translation>Δεν ήρθε απάντηση. Η τούρτα στον διακομιστή δείχνει ότι έγινε</translation>
    </message>
    <message>
        <source>The server keeps its own time for it</source>
        <translation>Ο διακομιστής κρατά δική του ώρα</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>αργά πια</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>όχι τώρα</translation>
    </message>
    <message>
        <source>The server is asked. Possible until {time}</source>
        <translation>Ερωτάται ο διακομιστής. Δυνατό έως {time}</translation>
    </message>
    <message>
        <source>at server</source>
        <translation>κεντρικά</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds} δευτ.</translation>
    </message>
    <message>
        <source>Nothing of it was sent yet</source>
        <translation>Τίποτα δεν στάλθηκε ακόμη</translation>
    </message>
    <message>
        <source>Sent in {seconds} s</source>
        <translation>Αποστολή σε {seconds} δευτ.</translation>
    </message>
    <message>
        <source>Seen done there</source>
        <translation>Έγινε εκεί</translation>
    </message>
    <message>
        <source>{done}, server&apos;s time</source>
        <translation>{done}, ώρα διακομιστή</translation>
    </message>
    <message>
        <source>{done}, server {time}</source>
        <translation>{done}, διακ. {time}</translation>
    </message>
    <message>
        <source>Done before</source>
        <translation>Έγινε ήδη</translation>
    </message>
    <message>
        <source>Past it already</source>
        <translation>Προχώρησε ήδη</translation>
    </message>
    <message>
        <source>Past it, at {stage}</source>
        <translation>Πέρασε: {stage}</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>εκκρεμεί</translation>
    </message>
    <message>
        <source>The last scan of {order} was sent. Touch to see who puts it right (F7)</source>
        <translation>Η τελευταία σάρωση της {order} στάλθηκε. Αγγίξτε για να δείτε ποιος το διορθώνει (F7)</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Last scans</source>
        <translation>Τελευταίες σαρώσεις</translation>
    </message>
    <message>
        <source>The last scans stand here.</source>
        <translation>Οι σαρώσεις φαίνονται εδώ.</translation>
    </message>
    <message>
        <source>Open the list (F6)</source>
        <translation>Άνοιγμα της λίστας (F6)</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>This network asks for a sign-in. Open a browser on this computer, or call IT.</source>
        <translation>Το δίκτυο ζητά σύνδεση. Ανοίξτε έναν περιηγητή εδώ ή καλέστε το IT.</translation>
    </message>
    <message>
        <source>The backend refuses its e-mail, password or anon key. IT: correct them in the settings.</source>
        <translation>Ο διακομιστής αρνείται e-mail, κωδικό ή anon key. IT: διορθώστε τις ρυθμίσεις.</translation>
    </message>
    <message>
        <source>Its session or key is not accepted. IT: check backend_url, anon_key and the station&apos;s account.</source>
        <translation>Η συνεδρία ή το κλειδί δεν ισχύει. IT: ελέγξτε backend_url, anon_key και λογαριασμό.</translation>
    </message>
    <message>
        <source>Its session is not accepted. IT: check the station&apos;s account.</source>
        <translation>Η συνεδρία δεν ισχύει. IT: ελέγξτε τον λογαριασμό του σταθμού.</translation>
    </message>
    <message>
        <source>The sign-in answered something unknown. IT: check backend_url.</source>
        <translation>Άγνωστη απάντηση στη σύνδεση. IT: ελέγξτε το backend_url.</translation>
    </message>
    <message>
        <source>Something else answers at its address. IT: check backend_url and this network.</source>
        <translation>Κάτι άλλο απαντά στη διεύθυνση. IT: ελέγξτε backend_url και δίκτυο.</translation>
    </message>
    <message>
        <source>The network&apos;s proxy refuses this station. IT: check the proxy settings.</source>
        <translation>Ο proxy του δικτύου αρνείται τον σταθμό. IT: ελέγξτε τον proxy.</translation>
    </message>
    <message>
        <source>The backend&apos;s certificate is not trusted, or this network is in between. Call IT.</source>
        <translation>Μη έμπιστο πιστοποιητικό ή παρεμβολή δικτύου. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>This network asks for a sign-in</source>
        <translation>Το δίκτυο ζητά σύνδεση</translation>
    </message>
    <message>
        <source>Already running</source>
        <translation>Εκτελείται ήδη</translation>
    </message>
    <message>
        <source>Another Ordak Station works on the data folder {folder}. Use that window, or give this one a data folder of its own.</source>
        <translation>Άλλο Ordak Station δουλεύει στον φάκελο δεδομένων {folder}. Χρησιμοποιήστε εκείνο το παράθυρο ή δώστε σε αυτό δικό του φάκελο.</translation>
    </message>
    <message>
        <source>NOT saved</source>
        <translation>ΔΕΝ αποθηκεύτηκε</translation>
    </message>
    <message>
        <source>Another program holds the station&apos;s database. Close it, then scan again.</source>
        <translation>Άλλο πρόγραμμα κρατά τη βάση του σταθμού. Κλείστε το και σαρώστε ξανά.</translation>
    </message>
    <message>
        <source>The backend refuses this station</source>
        <translation>Ο διακομιστής αρνείται τον σταθμό</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Η σύνδεση δεν έγινε δεκτή.</translation>
    </message>
    <message>
        <source>The backend cannot be reached</source>
        <translation>Ο διακομιστής δεν απαντά</translation>
    </message>
    <message>
        <source>The station is closing. Scans are saved here.</source>
        <translation>Ο σταθμός κλείνει. Οι σαρώσεις φυλάσσονται εδώ.</translation>
    </message>
    <message>
        <source>Scans are saved here and sent later.</source>
        <translation>Οι σαρώσεις φυλάσσονται εδώ και στέλνονται αργότερα.</translation>
    </message>
    <message>
        <source>The backend speaks another language</source>
        <translation>Ο διακομιστής μιλά άλλη γλώσσα</translation>
    </message>
    <message>
        <source>{function} answered something unknown. Call IT.</source>
        <translation>Άγνωστη απάντηση: {function}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>The backend&apos;s address is wrong</source>
        <translation>Λάθος διεύθυνση διακομιστή</translation>
    </message>
    <message>
        <source>backend_url must look like https://kitchen.example, not {url}. Correct it in the settings.</source>
        <translation>Το backend_url μοιάζει με https://kitchen.example, όχι {url}. Διορθώστε το στις ρυθμίσεις.</translation>
    </message>
    <message>
        <source>{function} is not known to this backend. Call IT.</source>
        <translation>Ο διακομιστής δεν γνωρίζει: {function}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>IT: station_contract absent, {words}. Check backend_url.</source>
        <translation>IT: λείπει το station_contract, {words}. Ελέγξτε το backend_url.</translation>
    </message>
    <message>
        <source>The id {id} is unknown here. Call IT.</source>
        <translation>Άγνωστο id εδώ: {id}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>{function} is refused: {said}. Call IT.</source>
        <translation>Άρνηση, {function}: {said}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>An order in the stage {stage} is unknown to this station. Call IT.</source>
        <translation>Παραγγελία σε άγνωστο στάδιο: {stage}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>IT must look at it: {detail}. Nothing is lost.</source>
        <translation>Να το δει το IT: {detail}. Τίποτα δεν χάθηκε.</translation>
    </message>
    <message>
        <source>HTTP {status} at the backend&apos;s address</source>
        <translation>HTTP {status} στη διεύθυνση του διακομιστή</translation>
    </message>
    <message>
        <source>It speaks version {version}, this station {own}. IT: update the older one.</source>
        <translation>Μιλά την έκδοση {version}, ο σταθμός την {own}. IT: ενημερώστε το παλαιότερο.</translation>
    </message>
    <message>
        <source>The station&apos;s database is damaged</source>
        <translation>Η βάση του σταθμού χάλασε</translation>
    </message>
    <message>
        <source>Its file is gone. Keep the data folder as it is and call IT.</source>
        <translation>Το αρχείο της λείπει. Αφήστε τον φάκελο δεδομένων όπως είναι και καλέστε το IT.</translation>
    </message>
    <message>
        <source>Keep the data folder as it is and call IT. {found}</source>
        <translation>Αφήστε τον φάκελο δεδομένων όπως είναι και καλέστε το IT. {found}</translation>
    </message>
    <message>
        <source>Nothing was saved. Keep the data folder as it is and call IT.</source>
        <translation>Τίποτα δεν αποθηκεύτηκε. Αφήστε τον φάκελο δεδομένων όπως είναι και καλέστε το IT.</translation>
    </message>
    <message>
        <source>The data folder cannot be used</source>
        <translation>Ο φάκελος δεδομένων δεν λειτουργεί</translation>
    </message>
    <message>
        <source>{folder} cannot be made or written ({why}). Choose another data folder.</source>
        <translation>Το {folder} δεν δημιουργείται ή δεν γράφεται ({why}). Επιλέξτε άλλον φάκελο δεδομένων.</translation>
    </message>
    <message>
        <source>The station&apos;s database cannot be checked</source>
        <translation>Η βάση του σταθμού δεν ελέγχεται</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({why}). Make room or call IT; nothing was changed.</source>
        <translation>Το {folder} δεν γράφεται ({why}). Κάντε χώρο ή καλέστε το IT· τίποτα δεν άλλαξε.</translation>
    </message>
    <message>
        <source>The damaged database cannot be salvaged</source>
        <translation>Η χαλασμένη βάση δεν διασώζεται</translation>
    </message>
    <message>
        <source>It is kept in {folder}; no room is left for a copy ({why}). Make room, start again.</source>
        <translation>Φυλάσσεται στο {folder}· δεν υπάρχει χώρος για αντίγραφο ({why}). Κάντε χώρο και ξεκινήστε πάλι.</translation>
    </message>
    <message>
        <source>No scans here</source>
        <translation>Καμία σάρωση εδώ</translation>
    </message>
    <message>
        <source>{folder} is not the data folder of a station.</source>
        <translation>Το {folder} δεν είναι φάκελος δεδομένων σταθμού.</translation>
    </message>
    <message>
        <source>The disk is full, read-only or broken. Make room or call IT, then scan again.</source>
        <translation>Ο δίσκος είναι γεμάτος, κλειδωμένος ή χαλασμένος. Κάντε χώρο ή καλέστε το IT και σαρώστε ξανά.</translation>
    </message>
    <message>
        <source>The sign-in cannot be kept</source>
        <translation>Η σύνδεση δεν φυλάσσεται</translation>
    </message>
    <message>
        <source>The disk is full, read-only or broken. Make room or call IT.</source>
        <translation>Ο δίσκος είναι γεμάτος, κλειδωμένος ή χαλασμένος. Κάντε χώρο ή καλέστε το IT.</translation>
    </message>
    <message>
        <source>This program is too old for its data</source>
        <translation>Πολύ παλιό πρόγραμμα για τα δεδομένα</translation>
    </message>
    <message>
        <source>The data folder was written by a newer version (format {have}, this one knows {newest}). Install the newer version again; nothing was changed.</source>
        <translation>Ο φάκελος δεδομένων γράφτηκε από νεότερη έκδοση (μορφή {have}, εδώ {newest}). Εγκαταστήστε ξανά τη νεότερη· τίποτα δεν άλλαξε.</translation>
    </message>
    <message>
        <source>No answer from the backend</source>
        <translation>Καμία απάντηση από τον διακομιστή</translation>
    </message>
    <message>
        <source>It is sent again by itself.</source>
        <translation>Στέλνεται ξανά μόνη της.</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Πείτε γιατί</translation>
    </message>
    <message>
        <source>A scan is given up with a reason only. Write it down, then try again.</source>
        <translation>Μια σάρωση απορρίπτεται μόνο με λόγο. Γράψτε τον και δοκιμάστε ξανά.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Δεν βρέθηκε</translation>
    </message>
    <message>
        <source>There is no such scan on this station any more.</source>
        <translation>Η σάρωση δεν υπάρχει πια σε αυτόν τον σταθμό.</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Στέλνεται</translation>
    </message>
    <message>
        <source>This scan is being sent just now. Try again in a minute.</source>
        <translation>Η σάρωση στέλνεται αυτή τη στιγμή. Δοκιμάστε ξανά σε ένα λεπτό.</translation>
    </message>
    <message>
        <source>Sent already</source>
        <translation>Στάλθηκε ήδη</translation>
    </message>
    <message>
        <source>This scan may have arrived. Use undo once it is confirmed.</source>
        <translation>Η σάρωση ίσως έφτασε. Κάντε αναίρεση μόλις επιβεβαιωθεί.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Πολύ αργά</translation>
    </message>
    <message>
        <source>This scan is {state} already.</source>
        <translation>Η σάρωση προχώρησε ήδη: {state}.</translation>
    </message>
    <message>
        <source>What came back is not an answer of the backend.</source>
        <translation>Αυτό που ήρθε δεν είναι απάντηση του διακομιστή.</translation>
    </message>
    <message>
        <source>What came back is not a list of answers.</source>
        <translation>Αυτό που ήρθε δεν είναι λίστα απαντήσεων.</translation>
    </message>
    <message>
        <source>The answer took too long. The scan is sent again.</source>
        <translation>Η απάντηση άργησε. Η σάρωση στέλνεται ξανά.</translation>
    </message>
    <message>
        <source>The answer is far too long.</source>
        <translation>Η απάντηση είναι υπερβολικά μεγάλη.</translation>
    </message>
    <message>
        <source>The answer does not say what was done.</source>
        <translation>Η απάντηση δεν λέει τι έγινε.</translation>
    </message>
    <message>
        <source>The order was moving. The scan is sent again.</source>
        <translation>Η παραγγελία άλλαζε. Η σάρωση στέλνεται ξανά.</translation>
    </message>
    <message>
        <source>The backend may still be at it. The order is looked at again.</source>
        <translation>Ο διακομιστής ίσως το επεξεργάζεται ακόμη. Η παραγγελία ελέγχεται ξανά.</translation>
    </message>
    <message>
        <source>The answer belongs to another scan.</source>
        <translation>Η απάντηση ανήκει σε άλλη σάρωση.</translation>
    </message>
    <message>
        <source>The answer did not arrive. The scan is sent again.</source>
        <translation>Η απάντηση δεν έφτασε. Η σάρωση στέλνεται ξανά.</translation>
    </message>
    <message>
        <source>The backend is busy or starting. The scan is sent again.</source>
        <translation>Ο διακομιστής είναι απασχολημένος ή ξεκινά. Η σάρωση στέλνεται ξανά.</translation>
    </message>
    <message>
        <source>HTTP {status} came back.</source>
        <translation>Ήρθε HTTP {status}.</translation>
    </message>
    <message>
        <source>The answer is empty or cut off.</source>
        <translation>Η απάντηση είναι κενή ή κομμένη.</translation>
    </message>
    <message>
        <source>This is the backend&apos;s secret key</source>
        <translation>Αυτό είναι το μυστικό κλειδί του διακομιστή</translation>
    </message>
    <message>
        <source>anon_key holds a service-role key, which may do everything. A station never needs it: put the anon (publishable) key in the settings, and have the secret key replaced.</source>
        <translation>Το anon_key έχει κλειδί service-role, που επιτρέπει τα πάντα. Ο σταθμός δεν το χρειάζεται: βάλτε στις ρυθμίσεις το anon (publishable) κλειδί και ζητήστε αλλαγή του μυστικού.</translation>
    </message>
    <message>
        <source>This backend keeps no PINs.</source>
        <translation>Ο διακομιστής δεν κρατά PIN.</translation>
    </message>
    <message>
        <source>The station cannot sign in</source>
        <translation>Ο σταθμός δεν συνδέεται</translation>
    </message>
    <message>
        <source>The scans cannot be read</source>
        <translation>Οι σαρώσεις δεν διαβάζονται</translation>
    </message>
    <message>
        <source>The station&apos;s database refused: {error}. Call IT.</source>
        <translation>Η βάση του σταθμού αρνήθηκε: {error}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>The data folder is not safe</source>
        <translation>Ο φάκελος δεδομένων δεν είναι ασφαλής</translation>
    </message>
    <message>
        <source>SQLite cannot keep a write-ahead log there ({journal}, {synchronous}). Choose a data folder on a local disk.</source>
        <translation>Το SQLite δεν κρατά εκεί write-ahead log ({journal}, {synchronous}). Επιλέξτε φάκελο δεδομένων σε τοπικό δίσκο.</translation>
    </message>
    <message>
        <source>This SQLite is not safe</source>
        <translation>Αυτό το SQLite δεν είναι ασφαλές</translation>
    </message>
    <message>
        <source>SQLite {version} can damage a database after a crash. Install the package pysqlite3, or a Python with SQLite 3.51.3 or newer.</source>
        <translation>Το SQLite {version} μπορεί να χαλάσει μια βάση μετά από διακοπή. Εγκαταστήστε το πακέτο pysqlite3 ή Python με SQLite 3.51.3 ή νεότερο.</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Labels</source>
        <translation>Ετικέτες</translation>
    </message>
    <message>
        <source>Fillings</source>
        <translation>Γεμίσεις</translation>
    </message>
    <message>
        <source>Take this cake</source>
        <translation>Ανάληψη της τούρτας</translation>
    </message>
    <message>
        <source>Give this cake</source>
        <translation>Σε ποιον πάει</translation>
    </message>
    <message>
        <source>Find a cake</source>
        <translation>Εύρεση τούρτας</translation>
    </message>
    <message>
        <source>Enter a number</source>
        <translation>Αριθμός</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Ποιος δουλεύει εδώ</translation>
    </message>
    <message>
        <source>All about it</source>
        <translation>Όλα για αυτήν</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Θέλει προσοχή</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Η φωτογραφία</translation>
    </message>
    <message>
        <source>Check this bench</source>
        <translation>Έλεγχος πάγκου</translation>
    </message>
    <message>
        <source>Test the scanner</source>
        <translation>Δοκιμή σαρωτή</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Βοήθεια</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Επόμενο βήμα</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>Επανεκτύπωση</translation>
    </message>
    <message>
        <source>Return for QC</source>
        <translation>Επιστροφή QC</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Αναίρεση</translation>
    </message>
</context>
<context>
    <name>MenuOverlay</name>
    <message>
        <source>What do you want to do?</source>
        <translation>Τι θέλετε να κάνετε;</translation>
    </message>
    <message>
        <source>Scan its digit. Or NEXT until it is marked, then YES.</source>
        <translation>Σαρώστε το ψηφίο. Ή NEXT ώσπου να σημειωθεί, και YES.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Back to the bench (Escape)</source>
        <translation>Πίσω στον πάγκο (Escape)</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Printer {printer} prints now</source>
        <translation>Τυπώνει ο εκτυπωτής {printer}</translation>
    </message>
    <message>
        <source>{order}: its label is on the way</source>
        <translation>{order}: η ετικέτα έρχεται</translation>
    </message>
    <message>
        <source>It comes out once, as soon as the printer can. Touch the printer at the top.</source>
        <translation>Βγαίνει μία φορά, μόλις μπορέσει ο εκτυπωτής. Αγγίξτε τον εκτυπωτή επάνω.</translation>
    </message>
    <message>
        <source>{order}: label cancelled</source>
        <translation>{order}: ακύρωση ετικέτας</translation>
    </message>
    <message>
        <source>It does not come out. Print it again when you want it.</source>
        <translation>Δεν θα βγει. Τυπώστε την ξανά όταν τη θέλετε.</translation>
    </message>
    <message>
        <source>Waiting labels that went there: {count}. Those on their way stay where they are.</source>
        <translation>Ετικέτες που πήγαν εκεί: {count}. Όσες έχουν σταλεί μένουν όπου είναι.</translation>
    </message>
    <message>
        <source>Printing labels: {count}</source>
        <translation>Εκτύπωση ετικετών: {count}</translation>
    </message>
    <message>
        <source>They come out in the order of the queue. Touch the count to stop.</source>
        <translation>Βγαίνουν με τη σειρά. Αγγίξτε το πλήθος για διακοπή.</translation>
    </message>
    <message>
        <source>No label to print</source>
        <translation>Καμία ετικέτα για εκτύπωση</translation>
    </message>
    <message>
        <source>Every cake of this queue has its label.</source>
        <translation>Κάθε τούρτα της σειράς έχει την ετικέτα της.</translation>
    </message>
    <message>
        <source>Printing stopped: {count} of {total}</source>
        <translation>Διακοπή εκτύπωσης: {count} από {total}</translation>
    </message>
    <message>
        <source>The others have no label and stay in the queue.</source>
        <translation>Οι άλλες δεν έχουν ετικέτα και μένουν στη σειρά.</translation>
    </message>
    <message>
        <source>Labels printed: {count}</source>
        <translation>Τυπώθηκαν ετικέτες: {count}</translation>
    </message>
    <message>
        <source>Put each label on its cake.</source>
        <translation>Βάλτε κάθε ετικέτα στην τούρτα της.</translation>
    </message>
    <message>
        <source>{order}: label is printing</source>
        <translation>{order}: εκτύπωση ετικέτας</translation>
    </message>
    <message>
        <source>Put the label on the cake. Scan it when the filling is done.</source>
        <translation>Βάλτε την ετικέτα στην τούρτα. Σαρώστε την όταν τελειώσει η γέμιση.</translation>
    </message>
    <message>
        <source>{order}: printing again</source>
        <translation>{order}: νέα εκτύπωση</translation>
    </message>
    <message>
        <source>Copy {copy} is marked REPRINT. Throw the old label away.</source>
        <translation>Το αντίτυπο {copy} γράφει REPRINT. Πετάξτε την παλιά ετικέτα.</translation>
    </message>
    <message>
        <source>{order}: {stage} started</source>
        <translation>{order}: {stage}, έναρξη</translation>
    </message>
    <message>
        <source>Scan it again when it is done.</source>
        <translation>Σαρώστε την ξανά όταν τελειώσει.</translation>
    </message>
    <message>
        <source>{order}: {stage} finished</source>
        <translation>{order}: {stage}, τέλος</translation>
    </message>
    <message>
        <source>Next: {next}.</source>
        <translation>Επόμενο: {next}.</translation>
    </message>
    <message>
        <source>{order} goes back to Decorating</source>
        <translation>{order}: πίσω στη Διακόσμηση</translation>
    </message>
    <message>
        <source>Reason: {reason}. Take the cake there.</source>
        <translation>Λόγος: {reason}. Πηγαίνετε εκεί την τούρτα.</translation>
    </message>
    <message>
        <source>{order} is accepted</source>
        <translation>{order}: έγινε δεκτή</translation>
    </message>
    <message>
        <source>{stage} has not been heard from yet. It counts when that arrives.</source>
        <translation>{stage}: καμία είδηση ακόμη. Μετρά μόλις έρθει.</translation>
    </message>
    <message>
        <source>{order} is on the screen</source>
        <translation>{order}: στην οθόνη</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Τίποτα δεν άλλαξε.</translation>
    </message>
    <message>
        <source>{order} is on shelf {shelf}</source>
        <translation>{order}: στο ράφι {shelf}</translation>
    </message>
    <message>
        <source>Everybody can see where it is.</source>
        <translation>Όλοι βλέπουν πού είναι.</translation>
    </message>
    <message>
        <source>Hello {name}</source>
        <translation>Γεια σας, {name}</translation>
    </message>
    <message>
        <source>Scans here carry your name from now on.</source>
        <translation>Οι σαρώσεις εδώ έχουν πλέον το όνομά σας.</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Έγινε έξοδος</translation>
    </message>
    <message>
        <source>Scan a badge or touch a name to sign on.</source>
        <translation>Για είσοδο σαρώστε κάρτα ή αγγίξτε όνομα.</translation>
    </message>
    <message>
        <source>Scanned twice, counted once</source>
        <translation>Δύο σαρώσεις, μέτρησε μία</translation>
    </message>
    <message>
        <source>{payload} came in twice in a moment. Nothing more to do.</source>
        <translation>Το {payload} ήρθε δύο φορές μαζί. Δεν χρειάζεται τίποτα άλλο.</translation>
    </message>
    <message>
        <source>Which cake is it?</source>
        <translation>Ποια τούρτα είναι;</translation>
    </message>
    <message>
        <source>{payload} can mean {count} cakes. Touch the right one.</source>
        <translation>{payload}: {count} πιθανές τούρτες. Αγγίξτε τη σωστή.</translation>
    </message>
    <message>
        <source>Why does {order} go back?</source>
        <translation>{order}: γιατί επιστρέφει;</translation>
    </message>
    <message>
        <source>Touch a reason.</source>
        <translation>Αγγίξτε έναν λόγο.</translation>
    </message>
    <message>
        <source>Which cake?</source>
        <translation>Ποια τούρτα;</translation>
    </message>
    <message>
        <source>Scan the cake first, then {command}.</source>
        <translation>Σαρώστε πρώτα την τούρτα, μετά {command}.</translation>
    </message>
    <message>
        <source>{command} does not work here</source>
        <translation>{command}: δεν ισχύει εδώ</translation>
    </message>
    <message>
        <source>{bench} has nothing to do with it for this cake. Nothing was changed.</source>
        <translation>{bench}: δεν αφορά αυτή την τούρτα. Τίποτα δεν άλλαξε.</translation>
    </message>
    <message>
        <source>{command}: on the screen</source>
        <translation>{command}: στην οθόνη</translation>
    </message>
    <message>
        <source>NEXT and PREVIOUS choose, YES takes it, BACK closes.</source>
        <translation>Με NEXT και PREVIOUS διαλέγετε, YES το παίρνει, BACK κλείνει.</translation>
    </message>
    <message>
        <source>Nothing is asked</source>
        <translation>Δεν υπάρχει ερώτηση</translation>
    </message>
    <message>
        <source>{command} is an answer. Scan MENU to see what can be done.</source>
        <translation>Το {command} είναι απάντηση. Σαρώστε MENU για να δείτε τι γίνεται.</translation>
    </message>
    <message>
        <source>Nothing is waiting here</source>
        <translation>Καμία αναμονή εδώ</translation>
    </message>
    <message>
        <source>{bench} has no cake in its queue.</source>
        <translation>{bench}: καμία τούρτα στη σειρά.</translation>
    </message>
    <message>
        <source>{order} is at {stage}</source>
        <translation>{order}: είναι στο στάδιο {stage}</translation>
    </message>
    <message>
        <source>{stage} has not finished this cake. Take it back to {stage}.</source>
        <translation>{stage}: η τούρτα δεν τελείωσε. Πηγαίνετέ την πίσω: {stage}.</translation>
    </message>
    <message>
        <source>{order} is already at {stage}</source>
        <translation>{order}: ήδη στο στάδιο {stage}</translation>
    </message>
    <message>
        <source>{bench} was finished before. Take the cake on to {stage}.</source>
        <translation>{bench}: τελείωσε ήδη. Πηγαίνετε την τούρτα εκεί: {stage}.</translation>
    </message>
    <message>
        <source>{order} is complete</source>
        <translation>{order}: έτοιμη</translation>
    </message>
    <message>
        <source>Every stage is done. Nothing was changed.</source>
        <translation>Όλα τα στάδια έγιναν. Τίποτα δεν άλλαξε.</translation>
    </message>
    <message>
        <source>{order} is cancelled</source>
        <translation>{order}: ακυρώθηκε</translation>
    </message>
    <message>
        <source>Stop work on this cake and tell the supervisor.</source>
        <translation>Σταματήστε την τούρτα και ενημερώστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>{order} cannot go back from here</source>
        <translation>{order}: δεν επιστρέφει από εδώ</translation>
    </message>
    <message>
        <source>It is at {stage}. Only Packing returns a cake for QC.</source>
        <translation>Στάδιο: {stage}. Μόνο η Συσκευασία κάνει επιστροφή QC.</translation>
    </message>
    <message>
        <source>No cake found for {payload}</source>
        <translation>Δεν βρέθηκε τούρτα: {payload}</translation>
    </message>
    <message>
        <source>Check the number, or ask the supervisor. Nothing was saved.</source>
        <translation>Ελέγξτε τον αριθμό ή ρωτήστε τον υπεύθυνο. Τίποτα δεν αποθηκεύτηκε.</translation>
    </message>
    <message>
        <source>{order} needs attention</source>
        <translation>{order}: θέλει προσοχή</translation>
    </message>
    <message>
        <source>{detail} The supervisor sees it as well. ({code})</source>
        <translation>{detail} Το βλέπει και ο υπεύθυνος. ({code})</translation>
    </message>
    <message>
        <source>{detail} It is seen at this bench only: tell the supervisor. ({code})</source>
        <translation>{detail} Φαίνεται μόνο εδώ: ενημερώστε τον υπεύθυνο. ({code})</translation>
    </message>
    <message>
        <source>This is not one of our codes</source>
        <translation>Δεν είναι δικός μας κωδικός</translation>
    </message>
    <message>
        <source>Read: {payload}. Scan the label of the cake.</source>
        <translation>Διαβάστηκε: {payload}. Σαρώστε την ετικέτα της τούρτας.</translation>
    </message>
    <message>
        <source>The label was not read well</source>
        <translation>Η ετικέτα δεν διαβάστηκε καλά</translation>
    </message>
    <message>
        <source>Read: {payload}. Scan it again, or type the number under it.</source>
        <translation>Διαβάστηκε: {payload}. Σαρώστε ξανά ή γράψτε τον αριθμό από κάτω.</translation>
    </message>
    <message>
        <source>The scan was not readable</source>
        <translation>Η σάρωση δεν διαβαζόταν</translation>
    </message>
    <message>
        <source>Read: {payload}. Scan it again.</source>
        <translation>Διαβάστηκε: {payload}. Σαρώστε ξανά.</translation>
    </message>
    <message>
        <source>The keyboard layout changes the codes</source>
        <translation>Η διάταξη πληκτρολογίου αλλάζει τους κωδικούς</translation>
    </message>
    <message>
        <source>Read: {payload}. Touch the scanner at the top and scan the layout sheet.</source>
        <translation>Διαβάστηκε: {payload}. Αγγίξτε τον σαρωτή επάνω και σαρώστε το φύλλο διάταξης.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Δεν διαβάστηκε</translation>
    </message>
    <message>
        <source>Scan it again. To type, touch “Number” first.</source>
        <translation>Σαρώστε ξανά. Για να γράψετε, αγγίξτε πρώτα το «Αριθμός».</translation>
    </message>
    <message>
        <source>Badge not known here</source>
        <translation>Άγνωστη κάρτα εδώ</translation>
    </message>
    <message>
        <source>Read: {payload}. Touch your name at the top right.</source>
        <translation>Διαβάστηκε: {payload}. Αγγίξτε το όνομά σας επάνω δεξιά.</translation>
    </message>
    <message>
        <source>Shelf not known</source>
        <translation>Άγνωστο ράφι</translation>
    </message>
    <message>
        <source>Read: {payload}. The cake&apos;s place was not changed.</source>
        <translation>Διαβάστηκε: {payload}. Η θέση της τούρτας δεν άλλαξε.</translation>
    </message>
    <message>
        <source>This scan was not saved</source>
        <translation>Η σάρωση δεν αποθηκεύτηκε</translation>
    </message>
    <message>
        <source>{detail} Write the number down and call the supervisor.</source>
        <translation>{detail} Σημειώστε τον αριθμό και καλέστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>The scan memory was damaged</source>
        <translation>Η μνήμη σαρώσεων είχε φθορά</translation>
    </message>
    <message>
        <source>Scans saved from it: {salvaged}, not readable: {unreadable}. It is kept in {folder}. Tell IT. You can go on scanning.</source>
        <translation>Διασώθηκαν σαρώσεις: {salvaged}, χαμένες: {unreadable}. Φυλάσσεται στο {folder}. Ενημερώστε το IT. Συνεχίστε τη σάρωση.</translation>
    </message>
    <message>
        <source>No printer is set up</source>
        <translation>Δεν έχει οριστεί εκτυπωτής</translation>
    </message>
    <message>
        <source>Print the label at another bench, or ask IT for a printer here.</source>
        <translation>Τυπώστε την ετικέτα σε άλλον πάγκο ή ζητήστε εκτυπωτή από το IT.</translation>
    </message>
    <message>
        <source>The print list was damaged</source>
        <translation>Η λίστα εκτύπωσης είχε φθορά</translation>
    </message>
    <message>
        <source>Labels that waited do not come out by themselves: print them again. The old list is kept in {folder}. Tell IT.</source>
        <translation>Όσες ετικέτες περίμεναν δεν βγαίνουν μόνες τους: τυπώστε τις ξανά. Η παλιά λίστα είναι στο {folder}. Ενημερώστε το IT.</translation>
    </message>
    <message>
        <source>{order}: did the label come out?</source>
        <translation>{order}: βγήκε η ετικέτα;</translation>
    </message>
    <message>
        <source>The printer gave no answer. Look, then touch Yes or No.</source>
        <translation>Ο εκτυπωτής δεν απάντησε. Κοιτάξτε και αγγίξτε Ναι ή Όχι.</translation>
    </message>
    <message>
        <source>{order}: no label yet</source>
        <translation>{order}: χωρίς ετικέτα ακόμη</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>{order}: taken back</source>
        <translation>{order}: αναιρέθηκε</translation>
    </message>
    <message>
        <source>Nothing of it was sent. The cake is at {stage}.</source>
        <translation>Τίποτα δεν στάλθηκε. Στάδιο τούρτας: {stage}.</translation>
    </message>
    <message>
        <source>{order}: label taken back</source>
        <translation>{order}: αναίρεση ετικέτας</translation>
    </message>
    <message>
        <source>It counts as not printed. Throw away a label that came out.</source>
        <translation>Μετρά ως μη τυπωμένη. Αν βγήκε ετικέτα, πετάξτε την.</translation>
    </message>
    <message>
        <source>{order}: taking it back</source>
        <translation>{order}: γίνεται αναίρεση</translation>
    </message>
    <message>
        <source>The server is asked now. The line below says when it is done.</source>
        <translation>Ερωτάται ο διακομιστής. Η γραμμή κάτω δείχνει πότε έγινε.</translation>
    </message>
    <message>
        <source>{order} cannot be taken back now</source>
        <translation>{order}: δεν αναιρείται τώρα</translation>
    </message>
    <message>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
    <message>
        <source>{order}: sending again</source>
        <translation>{order}: στέλνεται ξανά</translation>
    </message>
    <message>
        <source>If the server refuses it once more, it comes back to the list.</source>
        <translation>Αν ο διακομιστής το αρνηθεί πάλι, επιστρέφει στη λίστα.</translation>
    </message>
    <message>
        <source>{order}: scan given up</source>
        <translation>{order}: η σάρωση απορρίφθηκε</translation>
    </message>
    <message>
        <source>It is kept with its reason. Later scans of the cake go on.</source>
        <translation>Φυλάσσεται με τον λόγο. Οι επόμενες σαρώσεις συνεχίζονται.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Όχι τώρα</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>Δεν αναιρέθηκε τίποτα</translation>
    </message>
    <message>
        <source>Saved here. It goes out by itself when the link is back.</source>
        <translation>Αποθηκεύτηκε εδώ. Φεύγει μόνο του μόλις επανέλθει η σύνδεση.</translation>
    </message>
    <message>
        <source>None of the last scans here is left to take back.</source>
        <translation>Καμία από τις τελευταίες σαρώσεις δεν αναιρείται πια.</translation>
    </message>
    <message>
        <source>It is being sent. Try again when it is confirmed.</source>
        <translation>Στέλνεται. Δοκιμάστε ξανά όταν επιβεβαιωθεί.</translation>
    </message>
    <message>
        <source>The server has it already. Try again when the link is back.</source>
        <translation>Ο διακομιστής το έχει ήδη. Δοκιμάστε ξανά μόλις επανέλθει η σύνδεση.</translation>
    </message>
    <message>
        <source>The undo before is still on its way. Wait for its answer.</source>
        <translation>Η προηγούμενη αναίρεση εκκρεμεί. Περιμένετε την απάντηση.</translation>
    </message>
    <message>
        <source>It is more than 10 minutes old. A supervisor can take it back.</source>
        <translation>Πέρασαν πάνω από 10 λεπτά. Την αναιρεί ο υπεύθυνος.</translation>
    </message>
    <message>
        <source>The cake has moved on since. A supervisor can put it right.</source>
        <translation>Η τούρτα προχώρησε. Το διορθώνει ο υπεύθυνος.</translation>
    </message>
    <message>
        <source>Another scan of this cake needs attention first. Open the list at the bottom.</source>
        <translation>Άλλη σάρωση της τούρτας θέλει προσοχή πρώτα. Ανοίξτε τη λίστα κάτω.</translation>
    </message>
    <message>
        <source>It was sent, and this server takes nothing back. A supervisor mends it in the web system.</source>
        <translation>Στάλθηκε και ο διακομιστής δεν κάνει αναίρεση. Το διορθώνει ο υπεύθυνος στο σύστημα ιστού.</translation>
    </message>
    <message>
        <source>It was sent, and this server takes nothing back. Packing returns the cake: Return for QC.</source>
        <translation>Στάλθηκε και ο διακομιστής δεν κάνει αναίρεση. Η Συσκευασία την επιστρέφει: Επιστροφή QC.</translation>
    </message>
    <message>
        <source>It was sent, and this server takes nothing back. Decorating completes the cake once more.</source>
        <translation>Στάλθηκε και ο διακομιστής δεν κάνει αναίρεση. Η Διακόσμηση την ολοκληρώνει ξανά.</translation>
    </message>
    <message>
        <source>It was sent, and this server takes nothing back. Scan the right shelf: it counts instead.</source>
        <translation>Στάλθηκε και ο διακομιστής δεν κάνει αναίρεση. Σαρώστε το σωστό ράφι: μετρά αυτό.</translation>
    </message>
    <message>
        <source>{order}: look before it leaves</source>
        <translation>{order}: έλεγχος πριν φύγει</translation>
    </message>
    <message>
        <source>{order}: {here} of {total} here</source>
        <translation>{order}: {here} από {total} εδώ</translation>
    </message>
    <message>
        <source>All right? Scan the label once more, or YES.</source>
        <translation>Όλα σωστά; Σαρώστε ξανά την ετικέτα ή YES.</translation>
    </message>
    <message>
        <source>Not here: {missing}. YES or the button packs {order} alone.</source>
        <translation>Λείπουν: {missing}. Το YES ή το κουμπί συσκευάζει μόνο την {order}.</translation>
    </message>
    <message>
        <source>{order} was changed</source>
        <translation>{order}: άλλαξε</translation>
    </message>
    <message>
        <source>Somebody changed the order. Look before you go on.</source>
        <translation>Κάποιος άλλαξε την παραγγελία. Κοιτάξτε πριν συνεχίσετε.</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>Διάλειμμα</translation>
    </message>
    <message>
        <source>The next scan works at once and ends the break.</source>
        <translation>Η επόμενη σάρωση ισχύει αμέσως και λήγει το διάλειμμα.</translation>
    </message>
    <message>
        <source>The break is over</source>
        <translation>Τέλος διαλείμματος</translation>
    </message>
    <message>
        <source>Scan a cake to go on.</source>
        <translation>Σαρώστε μια τούρτα για συνέχεια.</translation>
    </message>
    <message>
        <source>What can be scanned now</source>
        <translation>Τι σαρώνεται τώρα</translation>
    </message>
    <message>
        <source>It is on the screen. The next scan goes on.</source>
        <translation>Είναι στην οθόνη. Η επόμενη σάρωση συνεχίζει.</translation>
    </message>
    <message>
        <source>Pack it, then scan it again to check it.</source>
        <translation>Συσκευάστε την και σαρώστε την ξανά για έλεγχο.</translation>
    </message>
    <message>
        <source>{order} is done</source>
        <translation>{order}: έτοιμη</translation>
    </message>
    <message>
        <source>For pickup: shelf {shelf}.</source>
        <translation>Για παραλαβή: ράφι {shelf}.</translation>
    </message>
    <message>
        <source>For pickup: put it on the pickup shelf.</source>
        <translation>Για παραλαβή: βάλτε την στο ράφι παραλαβών.</translation>
    </message>
    <message>
        <source>For delivery: shelf {shelf}.</source>
        <translation>Για παράδοση: ράφι {shelf}.</translation>
    </message>
    <message>
        <source>For delivery: put it with the deliveries.</source>
        <translation>Για παράδοση: βάλτε την με τις παραδόσεις.</translation>
    </message>
    <message>
        <source>Put it on shelf {shelf}.</source>
        <translation>Βάλτε την στο ράφι {shelf}.</translation>
    </message>
    <message>
        <source>It is packed.</source>
        <translation>Συσκευάστηκε.</translation>
    </message>
    <message>
        <source>{order}: {name}</source>
        <translation>{order}: {name}</translation>
    </message>
    <message>
        <source>{name} has this cake from now on.</source>
        <translation>Την τούρτα την έχει τώρα: {name}.</translation>
    </message>
    <message>
        <source>{name} has this cake already. Nothing was changed.</source>
        <translation>Την τούρτα την έχει ήδη: {name}. Δεν άλλαξε τίποτα.</translation>
    </message>
    <message>
        <source>{order} is nobody&apos;s now</source>
        <translation>Την {order} δεν την έχει κανείς</translation>
    </message>
    <message>
        <source>Anyone can take this cake.</source>
        <translation>Όποιος θέλει αναλαμβάνει την τούρτα.</translation>
    </message>
    <message>
        <source>{order} cannot be given back from here</source>
        <translation>Η {order} δεν επιστρέφεται από εδώ</translation>
    </message>
    <message>
        <source>Give it to another person, or use the web page.</source>
        <translation>Δώστε τη σε άλλο άτομο ή από την ιστοσελίδα.</translation>
    </message>
    <message>
        <source>{order}: not for {name}</source>
        <translation>{order}: όχι για {name}</translation>
    </message>
    <message>
        <source>{name} does not work for the store of this cake.</source>
        <translation>Το κατάστημα της τούρτας δεν είναι για: {name}.</translation>
    </message>
    <message>
        <source>{item}: there</source>
        <translation>{item}: υπάρχει</translation>
    </message>
    <message>
        <source>Still to tick: {left}. Next: {following}.</source>
        <translation>Μένουν: {left}. Επόμενο: {following}.</translation>
    </message>
    <message>
        <source>{item}: not there</source>
        <translation>{item}: δεν υπάρχει</translation>
    </message>
    <message>
        <source>The tick is taken back.</source>
        <translation>Το σημάδι αφαιρέθηκε.</translation>
    </message>
    <message>
        <source>{order}: everything that goes with it is there</source>
        <translation>{order}: όλα όσα πάνε μαζί υπάρχουν</translation>
    </message>
    <message>
        <source>{order}: {left} still to tick</source>
        <translation>{order}: μένουν {left} για έλεγχο</translation>
    </message>
    <message>
        <source>Not ticked: {items}. Touch it, or scan NEXT.</source>
        <translation>Χωρίς σημάδι: {items}. Αγγίξτε το ή σαρώστε NEXT.</translation>
    </message>
    <message>
        <source>The picture of {order}</source>
        <translation>Η εικόνα της {order}</translation>
    </message>
    <message>
        <source>{order} has no picture here</source>
        <translation>{order}: δεν υπάρχει εικόνα εδώ</translation>
    </message>
    <message>
        <source>The order has none, or it has not arrived.</source>
        <translation>Η παραγγελία δεν έχει, ή δεν έφτασε ακόμη.</translation>
    </message>
    <message>
        <source>Scan your badge. It needs no PIN.</source>
        <translation>Σαρώστε την κάρτα σας. Δεν θέλει PIN.</translation>
    </message>
    <message>
        <source>{name} signs on with a badge</source>
        <translation>{name}: είσοδος με κάρτα</translation>
    </message>
    <message>
        <source>This is not the PIN of {name}</source>
        <translation>{name}: λάθος PIN</translation>
    </message>
    <message>
        <source>Type it again, or scan your badge.</source>
        <translation>Πληκτρολογήστε το ξανά ή σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Πολλά λάθος PIN</translation>
    </message>
    <message>
        <source>Scan your badge, or wait a few minutes.</source>
        <translation>Σαρώστε την κάρτα σας ή περιμένετε λίγα λεπτά.</translation>
    </message>
    <message>
        <source>The PIN cannot be checked now</source>
        <translation>Το PIN δεν ελέγχεται τώρα</translation>
    </message>
    <message>
        <source>{name} cannot sign on here</source>
        <translation>{name}: αδύνατη η είσοδος εδώ</translation>
    </message>
    <message>
        <source>The backend refuses it. Ask a supervisor.</source>
        <translation>Ο διακομιστής δεν το δέχεται. Ρωτήστε τον υπεύθυνο.</translation>
    </message>
    <message>
        <source>{name} has a new PIN</source>
        <translation>{name}: νέο PIN</translation>
    </message>
    <message>
        <source>Other benches know it within a minute.</source>
        <translation>Οι άλλοι πάγκοι το μαθαίνουν σε ένα λεπτό.</translation>
    </message>
    <message>
        <source>These digits were not taken</source>
        <translation>Τα ψηφία δεν έγιναν δεκτά</translation>
    </message>
    <message>
        <source>Type the new PIN again.</source>
        <translation>Πληκτρολογήστε ξανά το νέο PIN.</translation>
    </message>
    <message>
        <source>A new PIN needs the link</source>
        <translation>Για νέο PIN χρειάζεται σύνδεση</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again when this bench is online.</source>
        <translation>Δεν άλλαξε τίποτα. Δοκιμάστε ξανά όταν υπάρχει σύνδεση.</translation>
    </message>
    <message>
        <source>{name}: scan your badge first</source>
        <translation>{name}: σαρώστε πρώτα την κάρτα σας</translation>
    </message>
    <message>
        <source>It shows that it is you. Then choose your first PIN within two minutes.</source>
        <translation>Δείχνει ότι είστε εσείς. Μετά διαλέξτε το πρώτο PIN μέσα σε δύο λεπτά.</translation>
    </message>
    <message>
        <source>No answer about the new PIN</source>
        <translation>Καμία απάντηση για το νέο PIN</translation>
    </message>
    <message>
        <source>Sign on with the new one. If that is wrong, the old one still counts.</source>
        <translation>Δοκιμάστε είσοδο με το νέο. Αν είναι λάθος, ισχύει ακόμα το παλιό.</translation>
    </message>
    <message>
        <source>The PIN was not changed</source>
        <translation>Το PIN δεν άλλαξε</translation>
    </message>
    <message>
        <source>{order}: {store} cake</source>
        <translation>{order}: τούρτα {store}</translation>
    </message>
    <message>
        <source>{name} works for {works_for}. Somebody of {store} scans their badge first.</source>
        <translation>{name}: για {works_for}. Πρώτα σαρώνει την κάρτα του κάποιος από {store}.</translation>
    </message>
    <message>
        <source>{name} is not on the list of staff. Somebody of {store} scans their badge first.</source>
        <translation>{name}: εκτός καταλόγου προσωπικού. Πρώτα σαρώνει την κάρτα του κάποιος από {store}.</translation>
    </message>
    <message>
        <source>No cake here for {name}</source>
        <translation>Καμία τούρτα εδώ για {name}</translation>
    </message>
    <message>
        <source>All that waits here is of {store}. Somebody of theirs scans their badge.</source>
        <translation>Όσες περιμένουν εδώ είναι για {store}. Σαρώνει την κάρτα του κάποιος από εκεί.</translation>
    </message>
    <message>
        <source>Left out, for they are of another store: {skipped}. Its people print them.</source>
        <translation>Εκτός έμειναν, άλλου καταστήματος: {skipped}. Τις τυπώνουν οι δικοί του.</translation>
    </message>
    <message>
        <source>Put each label on its cake. Left out, of another store: {skipped}.</source>
        <translation>Βάλτε κάθε ετικέτα στην τούρτα της. Εκτός έμειναν, άλλου καταστήματος: {skipped}.</translation>
    </message>
    <message>
        <source>No label for {name} to print</source>
        <translation>Καμία ετικέτα για {name}</translation>
    </message>
    <message>
        <source>Of another store: {skipped}. Somebody of theirs scans their badge first.</source>
        <translation>Άλλου καταστήματος: {skipped}. Πρώτα σαρώνει την κάρτα του κάποιος από εκεί.</translation>
    </message>
    <message>
        <source>{order} waits for a person</source>
        <translation>{order}: περιμένει υπεύθυνο</translation>
    </message>
    <message>
        <source>Saved, but an earlier scan of this cake needs a person. Put it aside and call the supervisor.</source>
        <translation>Αποθηκεύτηκε, αλλά προηγούμενη σάρωση της τούρτας θέλει απόφαση. Αφήστε την στην άκρη και καλέστε τον υπεύθυνο.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Take the number that was typed</source>
        <translation>Αποδοχή του αριθμού που γράφτηκε</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Διαγραφή του τελευταίου ψηφίου</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Σβήσιμο</translation>
    </message>
    <message>
        <source>Digits typed: {count}</source>
        <translation>Ψηφία: {count}</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Close without an answer (Escape)</source>
        <translation>Κλείσιμο χωρίς απάντηση (Escape)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Πίσω</translation>
    </message>
</context>
<context>
    <name>PackingOverlay</name>
    <message>
        <source>Something is wrong</source>
        <translation>Κάτι είναι λάθος</translation>
    </message>
    <message>
        <source>Send this cake back to Decorating</source>
        <translation>Επιστροφή της τούρτας στη Διακόσμηση</translation>
    </message>
    <message>
        <source>Everything is right</source>
        <translation>Όλα σωστά</translation>
    </message>
    <message>
        <source>This cake is packed</source>
        <translation>Η τούρτα συσκευάστηκε</translation>
    </message>
    <message>
        <source>Pack this one alone</source>
        <translation>Μόνο αυτή</translation>
    </message>
    <message>
        <source>The other cakes of the order follow</source>
        <translation>Οι άλλες της παραγγελίας ακολουθούν</translation>
    </message>
</context>
<context>
    <name>PictureOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Back to the bench (Escape)</source>
        <translation>Πίσω στον πάγκο (Escape)</translation>
    </message>
    <message>
        <source>No writing</source>
        <translation>Χωρίς κείμενο</translation>
    </message>
</context>
<context>
    <name>PinChoiceOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
</context>
<context>
    <name>PinOverlay</name>
    <message>
        <source>Back</source>
        <translation>Πίσω</translation>
    </message>
    <message>
        <source>Choose another name (Escape)</source>
        <translation>Άλλο όνομα (Escape)</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>{state}, {count} waiting</source>
        <translation>{state}, {count} σε αναμονή</translation>
    </message>
    <message>
        <source>No label waits</source>
        <translation>Καμία ετικέτα σε αναμονή</translation>
    </message>
    <message>
        <source>1 label is not out yet</source>
        <translation>1 ετικέτα δεν βγήκε ακόμη</translation>
    </message>
    <message>
        <source>{count} labels are not out yet</source>
        <translation>{count} ετικέτες δεν βγήκαν ακόμη</translation>
    </message>
    <message>
        <source>No printer is set up at this bench.</source>
        <translation>Δεν έχει οριστεί εκτυπωτής στον πάγκο.</translation>
    </message>
    <message>
        <source>They print by themselves, one after the other.</source>
        <translation>Τυπώνονται μόνες τους, η μία μετά την άλλη.</translation>
    </message>
    <message>
        <source>The printer has nothing to do.</source>
        <translation>Ο εκτυπωτής δεν έχει εργασία.</translation>
    </message>
    <message>
        <source>{order}, REPRINT {copy}</source>
        <translation>{order}, REPRINT {copy}</translation>
    </message>
    <message>
        <source>Did this label come out?</source>
        <translation>Βγήκε αυτή η ετικέτα;</translation>
    </message>
    <message>
        <source>Put the printer right first, then look at the paper.</source>
        <translation>Φτιάξτε πρώτα τον εκτυπωτή, μετά κοιτάξτε το χαρτί.</translation>
    </message>
    <message>
        <source>At the printer now</source>
        <translation>Στον εκτυπωτή τώρα</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Περιμένει σειρά</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>Όχι εκτύπωση</translation>
    </message>
    <message>
        <source>Yes, it is here</source>
        <translation>Ναι, βγήκε</translation>
    </message>
    <message>
        <source>No, print again</source>
        <translation>Όχι, ξανά</translation>
    </message>
    <message>
        <source>Print on printer {printer}</source>
        <translation>Στον εκτυπωτή {printer}</translation>
    </message>
    <message>
        <source>Print all of today&apos;s labels</source>
        <translation>Όλες οι σημερινές</translation>
    </message>
    <message>
        <source>Print all until tomorrow</source>
        <translation>Όλες έως αύριο</translation>
    </message>
    <message>
        <source>Print all of the queue</source>
        <translation>Όλη η σειρά</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 ετικέτα</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} ετικέτες</translation>
    </message>
    <message>
        <source>Labels out: {done} of {total}</source>
        <translation>Βγήκαν ετικέτες: {done} από {total}</translation>
    </message>
    <message>
        <source>Stop printing</source>
        <translation>Διακοπή</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Ετικέτες</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} από {total}</translation>
    </message>
</context>
<context>
    <name>PrintOverlay</name>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>Did a label come out?</source>
        <translation>Βγήκε ετικέτα;</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>Χωρίς χαρτί</translation>
    </message>
    <message>
        <source>Put a new roll into the printer. The label prints by itself then.</source>
        <translation>Βάλτε νέο ρολό στον εκτυπωτή. Η ετικέτα τυπώνεται μετά μόνη της.</translation>
    </message>
    <message>
        <source>Printer cover is open</source>
        <translation>Ανοιχτό καπάκι εκτυπωτή</translation>
    </message>
    <message>
        <source>Close the printer&apos;s cover. The label prints by itself then.</source>
        <translation>Κλείστε το καπάκι του εκτυπωτή. Η ετικέτα τυπώνεται μετά μόνη της.</translation>
    </message>
    <message>
        <source>Cutter is jammed</source>
        <translation>Μπλοκάρισμα κόφτη</translation>
    </message>
    <message>
        <source>Open the printer, free the cutter, close it again.</source>
        <translation>Ανοίξτε τον εκτυπωτή, ελευθερώστε τον κόφτη, κλείστε τον ξανά.</translation>
    </message>
    <message>
        <source>Printer error</source>
        <translation>Σφάλμα εκτυπωτή</translation>
    </message>
    <message>
        <source>Switch the printer off and on again.</source>
        <translation>Κλείστε και ανοίξτε ξανά τον εκτυπωτή.</translation>
    </message>
    <message>
        <source>Printer is offline</source>
        <translation>Εκτυπωτής εκτός σύνδεσης</translation>
    </message>
    <message>
        <source>Press the printer&apos;s feed button, or switch it off and on.</source>
        <translation>Πατήστε το κουμπί τροφοδοσίας του εκτυπωτή ή κλείστε και ανοίξτε τον.</translation>
    </message>
    <message>
        <source>Printer does not react</source>
        <translation>Καμία αντίδραση εκτυπωτή</translation>
    </message>
    <message>
        <source>The printer does not answer any more. Switch it off and on.</source>
        <translation>Ο εκτυπωτής δεν απαντά πια. Κλείστε και ανοίξτε τον.</translation>
    </message>
    <message>
        <source>Printer does not answer</source>
        <translation>Ο εκτυπωτής δεν απαντά</translation>
    </message>
    <message>
        <source>Printer hung up</source>
        <translation>Ο εκτυπωτής διέκοψε</translation>
    </message>
    <message>
        <source>Printer is busy</source>
        <translation>Ο εκτυπωτής είναι απασχολημένος</translation>
    </message>
    <message>
        <source>Another program prints on this printer. It is tried again.</source>
        <translation>Άλλο πρόγραμμα τυπώνει εδώ. Γίνεται νέα προσπάθεια.</translation>
    </message>
    <message>
        <source>Printer cannot be reserved</source>
        <translation>Ο εκτυπωτής δεν δεσμεύεται</translation>
    </message>
    <message>
        <source>Printer cannot be opened</source>
        <translation>Ο εκτυπωτής δεν ανοίγει</translation>
    </message>
    <message>
        <source>Printer is not allowed</source>
        <translation>Δεν επιτρέπεται ο εκτυπωτής</translation>
    </message>
    <message>
        <source>Printer is not there</source>
        <translation>Ο εκτυπωτής λείπει</translation>
    </message>
    <message>
        <source>Printer has a driver</source>
        <translation>Ο εκτυπωτής έχει οδηγό</translation>
    </message>
    <message>
        <source>Not a printer</source>
        <translation>Δεν είναι εκτυπωτής</translation>
    </message>
    <message>
        <source>Which printer?</source>
        <translation>Ποιος εκτυπωτής;</translation>
    </message>
    <message>
        <source>Printing has a fault</source>
        <translation>Βλάβη εκτύπωσης</translation>
    </message>
    <message>
        <source>A label could not be printed because of a fault in the program.</source>
        <translation>Μια ετικέτα δεν τυπώθηκε λόγω βλάβης του προγράμματος.</translation>
    </message>
    <message>
        <source>Printing was interrupted while this label was on its way. Look at the printer: yes or no?</source>
        <translation>Η εκτύπωση διακόπηκε ενώ η ετικέτα ήταν καθ&apos; οδόν. Κοιτάξτε τον εκτυπωτή: ναι ή όχι;</translation>
    </message>
    <message>
        <source>Print queue is paused</source>
        <translation>Ουρά εκτύπωσης σε παύση</translation>
    </message>
    <message>
        <source>Print queue takes nothing</source>
        <translation>Η ουρά εκτύπωσης δεν δέχεται</translation>
    </message>
    <message>
        <source>No such print queue</source>
        <translation>Άγνωστη ουρά εκτύπωσης</translation>
    </message>
    <message>
        <source>Print service is off</source>
        <translation>Κλειστή υπηρεσία εκτύπωσης</translation>
    </message>
    <message>
        <source>Print service does not answer</source>
        <translation>Η υπηρεσία εκτύπωσης δεν απαντά</translation>
    </message>
    <message>
        <source>CUPS is not installed</source>
        <translation>Λείπει το CUPS</translation>
    </message>
    <message>
        <source>CUPS does not run on this computer. Start it: systemctl start cups.</source>
        <translation>Το CUPS δεν εκτελείται εδώ. Εκκίνηση: systemctl start cups.</translation>
    </message>
    <message>
        <source>Start the Windows service &apos;Print Spooler&apos;, then try again.</source>
        <translation>Εκκινήστε την υπηρεσία των Windows &apos;Print Spooler&apos; και δοκιμάστε ξανά.</translation>
    </message>
    <message>
        <source>Label folder cannot be used</source>
        <translation>Ο φάκελος ετικετών δεν λειτουργεί</translation>
    </message>
    <message>
        <source>{reason} Look at the printer and answer yes or no.</source>
        <translation>{reason} Κοιτάξτε τον εκτυπωτή και απαντήστε ναι ή όχι.</translation>
    </message>
    <message>
        <source>The connection to the printer broke off in the middle of this label.</source>
        <translation>Η σύνδεση με τον εκτυπωτή κόπηκε στη μέση της ετικέτας.</translation>
    </message>
    <message>
        <source>The printer broke the connection off while it took this label.</source>
        <translation>Ο εκτυπωτής έκοψε τη σύνδεση ενώ έπαιρνε την ετικέτα.</translation>
    </message>
    <message>
        <source>The connection to the printer broke off behind this label.</source>
        <translation>Η σύνδεση με τον εκτυπωτή κόπηκε μετά την ετικέτα.</translation>
    </message>
    <message>
        <source>The printer stopped answering while it printed this label.</source>
        <translation>Ο εκτυπωτής σταμάτησε να απαντά ενώ τύπωνε την ετικέτα.</translation>
    </message>
    <message>
        <source>{trouble}, while this label was printing.</source>
        <translation>{trouble}, ενώ τυπωνόταν η ετικέτα.</translation>
    </message>
    <message>
        <source>The printer did not say that this label is printed.</source>
        <translation>Ο εκτυπωτής δεν είπε ότι η ετικέτα τυπώθηκε.</translation>
    </message>
    <message>
        <source>The queue broke off while it took this label.</source>
        <translation>Η ουρά διακόπηκε ενώ έπαιρνε την ετικέτα.</translation>
    </message>
    <message>
        <source>The queue stopped answering behind this label.</source>
        <translation>Η ουρά σταμάτησε να απαντά μετά την ετικέτα.</translation>
    </message>
    <message>
        <source>The queue could not finish this label and gave it up.</source>
        <translation>Η ουρά δεν τελείωσε την ετικέτα και την άφησε.</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Πολύ αργά</translation>
    </message>
    <message>
        <source>This label is already {state}.</source>
        <translation>Η ετικέτα δεν περιμένει πια: {state}.</translation>
    </message>
    <message>
        <source>No barcode</source>
        <translation>Χωρίς γραμμωτό κώδικα</translation>
    </message>
    <message>
        <source>&apos;{code}&apos; cannot be printed as a barcode.</source>
        <translation>Το &apos;{code}&apos; δεν τυπώνεται ως γραμμωτός κώδικας.</translation>
    </message>
    <message>
        <source>Not one label</source>
        <translation>Όχι μία ετικέτα</translation>
    </message>
    <message>
        <source>The job prints {count} labels where one is meant.</source>
        <translation>Η εργασία τυπώνει ετικέτες: {count}. Έπρεπε μία.</translation>
    </message>
    <message>
        <source>Label not readable</source>
        <translation>Η ετικέτα δεν διαβάζεται</translation>
    </message>
    <message>
        <source>Its code is {code}; a scanner reads {seen} from it.</source>
        <translation>Ο κωδικός είναι {code}· ο σαρωτής διαβάζει: {seen}.</translation>
    </message>
    <message>
        <source>Barcode too wide</source>
        <translation>Πολύ φαρδύς κώδικας</translation>
    </message>
    <message>
        <source>&apos;{code}&apos; is too long for a card of this size.</source>
        <translation>Το &apos;{code}&apos; δεν χωρά σε κάρτα αυτού του μεγέθους.</translation>
    </message>
    <message>
        <source>There is no print queue {name}. Queues here: {known}.</source>
        <translation>Δεν υπάρχει ουρά {name}. Ουρές εδώ: {known}.</translation>
    </message>
    <message>
        <source>There is no printer {name}. Printers here: {known}.</source>
        <translation>Δεν υπάρχει εκτυπωτής {name}. Εκτυπωτές εδώ: {known}.</translation>
    </message>
    <message>
        <source>The result cannot be kept</source>
        <translation>Το αποτέλεσμα δεν φυλάσσεται</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}.</source>
        <translation>Το {file} δεν γράφεται: {why}.</translation>
    </message>
    <message>
        <source>Another program uses {name}. Close it: the label prints by itself then.</source>
        <translation>Άλλο πρόγραμμα χρησιμοποιεί το {name}. Κλείστε το: η ετικέτα θα τυπωθεί μόνη της.</translation>
    </message>
    <message>
        <source>{name} prints something else. The label prints by itself behind it.</source>
        <translation>Άλλη εκτύπωση τώρα: {name}. Η ετικέτα θα τυπωθεί μόνη της μετά.</translation>
    </message>
    <message>
        <source>print queue {name}</source>
        <translation>ουρά εκτύπωσης {name}</translation>
    </message>
    <message>
        <source>network printer {host}:{port}</source>
        <translation>εκτυπωτής δικτύου {host}:{port}</translation>
    </message>
    <message>
        <source>serial printer {port} at {baud} baud</source>
        <translation>σειριακός εκτυπωτής {port}, {baud} baud</translation>
    </message>
    <message>
        <source>printer {name}</source>
        <translation>εκτυπωτής {name}</translation>
    </message>
    <message>
        <source>folder {name}</source>
        <translation>φάκελος {name}</translation>
    </message>
    <message>
        <source>This user may not open {name}. {way}</source>
        <translation>Ο χρήστης δεν επιτρέπεται να ανοίξει: {name}. {way}</translation>
    </message>
    <message>
        <source>Install the udev rule 70-ordak-printer.rules (docs/hardware.md) and plug the printer in again, or add the user to the groups lp and dialout and sign in again.</source>
        <translation>Εγκαταστήστε τον κανόνα udev 70-ordak-printer.rules (docs/hardware.md) και συνδέστε ξανά τον εκτυπωτή ή βάλτε τον χρήστη στις ομάδες lp και dialout και συνδεθείτε ξανά.</translation>
    </message>
    <message>
        <source>Ask IT for the right, or print through the system&apos;s queue.</source>
        <translation>Ζητήστε το δικαίωμα από το IT ή τυπώστε μέσω της ουράς του συστήματος.</translation>
    </message>
    <message>
        <source>Windows gives {name} to its driver only. Use its queue: printer = &apos;windows://NAME&apos;.</source>
        <translation>Τα Windows δίνουν τη συσκευή ({name}) μόνο στον οδηγό της. Χρησιμοποιήστε την ουρά: printer = &apos;windows://NAME&apos;.</translation>
    </message>
    <message>
        <source>This user may not print on {name}. Ask IT for the right.</source>
        <translation>Ο χρήστης δεν επιτρέπεται να τυπώσει: {name}. Ζητήστε το δικαίωμα από το IT.</translation>
    </message>
    <message>
        <source>The queue {name} is stopped. Start it again: cupsenable {same}.</source>
        <translation>Η ουρά {name} σταμάτησε. Ξεκινήστε την: cupsenable {same}.</translation>
    </message>
    <message>
        <source>The queue {name} rejects jobs. Open it again: cupsaccept {same}.</source>
        <translation>Η ουρά {name} δεν δέχεται εργασίες. Ανοίξτε την: cupsaccept {same}.</translation>
    </message>
    <message>
        <source>Open the queue {name} and switch off &apos;Pause printing&apos;.</source>
        <translation>Ανοίξτε την ουρά {name} και αναιρέστε την παύση εκτύπωσης.</translation>
    </message>
    <message>
        <source>Windows cannot reach {name}. Is it on, its cable in, &apos;Use printer offline&apos; off?</source>
        <translation>Τα Windows δεν φτάνουν: {name}. Είναι ανοιχτός, με καλώδιο, χωρίς «Χρήση εκτυπωτή χωρίς σύνδεση»;</translation>
    </message>
    <message>
        <source>The printer takes nothing. Is it switched on? ({error})</source>
        <translation>Ο εκτυπωτής δεν δέχεται τίποτα. Είναι ανοιχτός; ({error})</translation>
    </message>
    <message>
        <source>No printer at {name}. Is it switched on and its cable in?</source>
        <translation>Κανένας εκτυπωτής: {name}. Είναι ανοιχτός και με καλώδιο;</translation>
    </message>
    <message>
        <source>The printer closed the connection. It is tried again. ({error})</source>
        <translation>Ο εκτυπωτής έκλεισε τη σύνδεση. Γίνεται νέα προσπάθεια. ({error})</translation>
    </message>
    <message>
        <source>The {printer} broke off. Does another computer use it? ({error})</source>
        <translation>Διακοπή: {printer}. Τον χρησιμοποιεί άλλος υπολογιστής; ({error})</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({why}).</source>
        <translation>Το {folder} δεν γράφεται ({why}).</translation>
    </message>
    <message>
        <source>The queue {name} refuses it: {said}</source>
        <translation>Η ουρά {name} το αρνείται: {said}</translation>
    </message>
    <message>
        <source>The command {name} is missing. Install the package cups-client.</source>
        <translation>Λείπει η εντολή {name}. Εγκαταστήστε το πακέτο cups-client.</translation>
    </message>
    <message>
        <source>CUPS says nothing about {name}. Restart the print service.</source>
        <translation>Το CUPS δεν λέει τίποτα για: {name}. Επανεκκινήστε την υπηρεσία εκτύπωσης.</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({error}). Is that the printer&apos;s address?</source>
        <translation>Το {name} δεν ανοίγει ({error}). Είναι αυτή η διεύθυνση του εκτυπωτή;</translation>
    </message>
    <message>
        <source>Nothing can be written into {folder}. Check the folder.</source>
        <translation>Δεν γράφεται τίποτα στο {folder}. Ελέγξτε τον φάκελο.</translation>
    </message>
    <message>
        <source>No computer or printer is called {host}. Is the name right?</source>
        <translation>Κανένας υπολογιστής ή εκτυπωτής με όνομα {host}. Είναι σωστό το όνομα;</translation>
    </message>
    <message>
        <source>{host} is there and refuses port {port}. Is the printer on, and the port right?</source>
        <translation>Το {host} υπάρχει και αρνείται τη θύρα {port}. Είναι ανοιχτός ο εκτυπωτής και σωστή η θύρα;</translation>
    </message>
    <message>
        <source>Nobody answers at {host}:{port}. Is the printer switched on, or is it busy?</source>
        <translation>Κανείς δεν απαντά στο {host}:{port}. Είναι ανοιχτός ο εκτυπωτής ή απασχολημένος;</translation>
    </message>
    <message>
        <source>Nobody answers at {host}:{port}. Is the printer switched on and in this network?</source>
        <translation>Κανείς δεν απαντά στο {host}:{port}. Είναι ανοιχτός ο εκτυπωτής και σε αυτό το δίκτυο;</translation>
    </message>
    <message>
        <source>{name} is attached and takes no print data. Is it the right one?</source>
        <translation>Το {name} συνδέθηκε και δεν δέχεται εκτύπωση. Είναι το σωστό;</translation>
    </message>
    <message>
        <source>{count} printers are {name}. Write the one&apos;s serial number behind its address: `ordak-station printers` shows them.</source>
        <translation>{count} εκτυπωτές είναι {name}. Γράψτε τον σειριακό αριθμό μετά τη διεύθυνση: τον δείχνει το `ordak-station printers`.</translation>
    </message>
    <message>
        <source>Windows says nothing about {name}. Is it on?</source>
        <translation>Τα Windows δεν λένε τίποτα για: {name}. Είναι ανοιχτός;</translation>
    </message>
    <message>
        <source>Windows refuses it (error {code}).</source>
        <translation>Τα Windows το αρνούνται (σφάλμα {code}).</translation>
    </message>
    <message>
        <source>PDF not written</source>
        <translation>Το PDF δεν γράφτηκε</translation>
    </message>
    <message>
        <source>{file}: {why}. Choose another folder.</source>
        <translation>{file}: {why}. Επιλέξτε άλλον φάκελο.</translation>
    </message>
    <message>
        <source>Print list is damaged</source>
        <translation>Χαλασμένη λίστα εκτύπωσης</translation>
    </message>
    <message>
        <source>The print list on this computer is damaged. Close Ordak Station and open it: a new list begins.</source>
        <translation>Η λίστα εκτύπωσης αυτού του υπολογιστή χάλασε. Κλείστε και ανοίξτε το Ordak Station: αρχίζει νέα λίστα.</translation>
    </message>
    <message>
        <source>Print list cannot be set aside</source>
        <translation>Η λίστα εκτύπωσης δεν μετακινείται</translation>
    </message>
    <message>
        <source>The damaged print list in {folder} cannot be moved ({why}). Call IT.</source>
        <translation>Η χαλασμένη λίστα εκτύπωσης στο {folder} δεν μετακινείται ({why}). Καλέστε το IT.</translation>
    </message>
    <message>
        <source>Print list is of a newer version</source>
        <translation>Λίστα εκτύπωσης νεότερης έκδοσης</translation>
    </message>
    <message>
        <source>A newer Ordak Station made the print list on this computer. Install that version again.</source>
        <translation>Η λίστα εκτύπωσης έγινε από νεότερο Ordak Station. Εγκαταστήστε ξανά εκείνη την έκδοση.</translation>
    </message>
    <message>
        <source>Print list cannot be written</source>
        <translation>Η λίστα εκτύπωσης δεν γράφεται</translation>
    </message>
    <message>
        <source>The print list on this computer cannot be used. Is the disk full, or the folder read-only?</source>
        <translation>Η λίστα εκτύπωσης δεν λειτουργεί. Είναι γεμάτος ο δίσκος ή κλειδωμένος ο φάκελος;</translation>
    </message>
    <message>
        <source>the printer takes nothing</source>
        <translation>ο εκτυπωτής δεν δέχεται τίποτα</translation>
    </message>
    <message>
        <source>the device takes nothing</source>
        <translation>η συσκευή δεν δέχεται τίποτα</translation>
    </message>
    <message>
        <source>the device is gone</source>
        <translation>η συσκευή λείπει</translation>
    </message>
    <message>
        <source>the queue takes no more</source>
        <translation>η ουρά δεν δέχεται άλλα</translation>
    </message>
    <message>
        <source>connection closed by the printer</source>
        <translation>ο εκτυπωτής έκλεισε τη σύνδεση</translation>
    </message>
    <message>
        <source>lp did not end</source>
        <translation>η lp δεν τελείωσε</translation>
    </message>
    <message>
        <source>lp named no job</source>
        <translation>η lp δεν έδωσε εργασία</translation>
    </message>
    <message>
        <source>cancel did not end</source>
        <translation>η cancel δεν τελείωσε</translation>
    </message>
    <message>
        <source>lpstat did not end</source>
        <translation>η lpstat δεν τελείωσε</translation>
    </message>
    <message>
        <source>none</source>
        <translation>καμία</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>τίποτα</translation>
    </message>
    <message>
        <source>Unknown paper</source>
        <translation>Άγνωστο χαρτί</translation>
    </message>
    <message>
        <source>Paper of {paper} mm is not known. Use 58 or 80.</source>
        <translation>Άγνωστο χαρτί {paper} mm. Βάλτε 58 ή 80.</translation>
    </message>
    <message>
        <source>Unknown printer profile</source>
        <translation>Άγνωστο προφίλ εκτυπωτή</translation>
    </message>
    <message>
        <source>There is no printer profile &apos;{name}&apos;. {advice} `ordak-station printers --profiles` lists all.</source>
        <translation>Δεν υπάρχει προφίλ εκτυπωτή &apos;{name}&apos;. {advice} Όλα: `ordak-station printers --profiles`.</translation>
    </message>
    <message>
        <source>Did you mean {names}?</source>
        <translation>Μήπως εννοείτε {names};</translation>
    </message>
    <message>
        <source>Use one of: {names}.</source>
        <translation>Βάλτε ένα από: {names}.</translation>
    </message>
    <message>
        <source>Printer profile cannot be used</source>
        <translation>Το προφίλ εκτυπωτή δεν λειτουργεί</translation>
    </message>
    <message>
        <source>{dots} dots is no label&apos;s width. Printers have 384, 512 or 576.</source>
        <translation>Πλάτος {dots} κουκκίδων δεν έχει καμία ετικέτα. Οι εκτυπωτές έχουν 384, 512 ή 576.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot print labels: {why}.</source>
        <translation>Το &apos;{name}&apos; δεν τυπώνει ετικέτες: {why}.</translation>
    </message>
    <message>
        <source>The width of &apos;{name}&apos; is not known. Set width_dots in [printer_override].</source>
        <translation>Άγνωστο πλάτος του &apos;{name}&apos;. Ορίστε width_dots στο [printer_override].</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is no code page. Use for example CP437, CP858, CP1252.</source>
        <translation>Το &apos;{name}&apos; δεν είναι κωδικοσελίδα. Βάλτε π.χ. CP437, CP858, CP1252.</translation>
    </message>
    <message>
        <source>A code_page needs its code_page_number, the n of ESC t n in the printer&apos;s manual.</source>
        <translation>Το code_page θέλει το code_page_number του: το n του ESC t n στο εγχειρίδιο του εκτυπωτή.</translation>
    </message>
    <message>
        <source>Printer address is wrong</source>
        <translation>Λάθος διεύθυνση εκτυπωτή</translation>
    </message>
    <message>
        <source>The printer &apos;{address}&apos; cannot be used: {why}</source>
        <translation>Ο εκτυπωτής &apos;{address}&apos; δεν λειτουργεί: {why}</translation>
    </message>
    <message>
        <source>write one of tcp://HOST:9100, usb://04b8:0202?serial=NUMBER, device:///dev/usb/lp0, serial:///dev/ttyUSB0?baud=19200, cups://QUEUE, windows://QUEUE, file:///folder or none.</source>
        <translation>γράψτε ένα από: tcp://HOST:9100, usb://04b8:0202?serial=NUMBER, device:///dev/usb/lp0, serial:///dev/ttyUSB0?baud=19200, cups://QUEUE, windows://QUEUE, file:///folder ή none.</translation>
    </message>
    <message>
        <source>its port is not a number, as in &apos;tcp://192.168.1.50:9100&apos;.</source>
        <translation>η θύρα δεν είναι αριθμός, όπως στο &apos;tcp://192.168.1.50:9100&apos;.</translation>
    </message>
    <message>
        <source>it needs a host and a port, as in &apos;tcp://192.168.1.50:9100&apos;.</source>
        <translation>θέλει υπολογιστή και θύρα, όπως &apos;tcp://192.168.1.50:9100&apos;.</translation>
    </message>
    <message>
        <source>it names no port, as in &apos;serial:///dev/ttyUSB0?baud=19200&apos;.</source>
        <translation>λείπει η θύρα, όπως στο &apos;serial:///dev/ttyUSB0?baud=19200&apos;.</translation>
    </message>
    <message>
        <source>baud has to be one of {values}.</source>
        <translation>το baud πρέπει να είναι ένα από: {values}.</translation>
    </message>
    <message>
        <source>flow has to be one of {values}.</source>
        <translation>το flow πρέπει να είναι ένα από: {values}.</translation>
    </message>
    <message>
        <source>it needs two numbers, as in &apos;usb://04b8:0202&apos;: `ordak-station printers` shows them.</source>
        <translation>θέλει δύο αριθμούς, όπως &apos;usb://04b8:0202&apos;: τους δείχνει το `ordak-station printers`.</translation>
    </message>
    <message>
        <source>it names no device, as in &apos;device:///dev/usb/lp0&apos;.</source>
        <translation>λείπει η συσκευή, όπως στο &apos;device:///dev/usb/lp0&apos;.</translation>
    </message>
    <message>
        <source>it is no device. For a folder of labels write &apos;file:///folder&apos;.</source>
        <translation>δεν είναι συσκευή. Για φάκελο ετικετών γράψτε &apos;file:///folder&apos;.</translation>
    </message>
    <message>
        <source>Windows has no device files. Write &apos;windows://QUEUE&apos;.</source>
        <translation>τα Windows δεν έχουν αρχεία συσκευών. Γράψτε &apos;windows://QUEUE&apos;.</translation>
    </message>
    <message>
        <source>it names no queue, as in &apos;cups://LABELS&apos;. `ordak-station printers` shows them.</source>
        <translation>λείπει η ουρά, όπως στο &apos;cups://LABELS&apos;. Τις δείχνει το `ordak-station printers`.</translation>
    </message>
    <message>
        <source>Windows has no CUPS. Write &apos;windows://QUEUE&apos;.</source>
        <translation>τα Windows δεν έχουν CUPS. Γράψτε &apos;windows://QUEUE&apos;.</translation>
    </message>
    <message>
        <source>it names no queue, as in &apos;windows://EPSON TM-T20III&apos;.</source>
        <translation>λείπει η ουρά, όπως στο &apos;windows://EPSON TM-T20III&apos;.</translation>
    </message>
    <message>
        <source>it names no folder, as in &apos;file:///var/labels&apos;.</source>
        <translation>λείπει ο φάκελος, όπως στο &apos;file:///var/labels&apos;.</translation>
    </message>
    <message>
        <source>it is a device. Write &apos;device://{path}&apos;.</source>
        <translation>είναι συσκευή. Γράψτε &apos;device://{path}&apos;.</translation>
    </message>
    <message>
        <source>it is a file already. Name a folder.</source>
        <translation>είναι ήδη αρχείο. Γράψτε φάκελο.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is not an option. Options: {known}.</source>
        <translation>Άγνωστη επιλογή &apos;{name}&apos;. Επιλογές: {known}.</translation>
    </message>
    <message>
        <source>USB cannot be used</source>
        <translation>Το USB δεν λειτουργεί</translation>
    </message>
    <message>
        <source>The library libusb is missing. Install again.</source>
        <translation>Λείπει η βιβλιοθήκη libusb. Εγκαταστήστε ξανά.</translation>
    </message>
    <message>
        <source>Not on Windows</source>
        <translation>Όχι Windows</translation>
    </message>
    <message>
        <source>A &apos;windows://&apos; printer is for Windows. Here the queue is written &apos;cups://NAME&apos;.</source>
        <translation>Το &apos;windows://&apos; είναι για Windows. Εδώ η ουρά γράφεται &apos;cups://NAME&apos;.</translation>
    </message>
</context>
<context>
    <name>QuestionOverlay</name>
    <message>
        <source>Which cake is it?</source>
        <translation>Ποια τούρτα είναι;</translation>
    </message>
    <message>
        <source>{code} can mean {count} cakes. Touch the right one.</source>
        <translation>{code}: {count} πιθανές τούρτες. Αγγίξτε τη σωστή.</translation>
    </message>
    <message>
        <source>Why does {order} go back?</source>
        <translation>{order}: γιατί επιστρέφει;</translation>
    </message>
    <message>
        <source>It goes to Decorating with this reason.</source>
        <translation>Πηγαίνει στη Διακόσμηση με αυτόν τον λόγο.</translation>
    </message>
    <message>
        <source>{order}: did a label come out?</source>
        <translation>{order}: βγήκε ετικέτα;</translation>
    </message>
    <message>
        <source>Put the printer right first, then look at the paper. No prints it again.</source>
        <translation>Φτιάξτε πρώτα τον εκτυπωτή, μετά κοιτάξτε το χαρτί. Το Όχι τυπώνει ξανά.</translation>
    </message>
    <message>
        <source>Yes, it is here</source>
        <translation>Ναι, βγήκε</translation>
    </message>
    <message>
        <source>No, print again</source>
        <translation>Όχι, ξανά</translation>
    </message>
    <message>
        <source>Scan YES: it is here. NO: it prints again.</source>
        <translation>Σαρώστε YES: είναι εδώ. NO: τυπώνεται ξανά.</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queue of this bench</source>
        <translation>Σειρά του πάγκου</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Show all</source>
        <translation>Όλες</translation>
    </message>
    <message>
        <source>Every cake of the queue</source>
        <translation>Όλες οι τούρτες της σειράς</translation>
    </message>
    <message>
        <source>Find in the queue</source>
        <translation>Εύρεση στη σειρά</translation>
    </message>
    <message>
        <source>Look for cakes in the queue (Ctrl+F)</source>
        <translation>Εύρεση τούρτας στη σειρά (Ctrl+F)</translation>
    </message>
    <message>
        <source>Labels of the whole queue (F5)</source>
        <translation>Ετικέτες όλης της σειράς (F5)</translation>
    </message>
</context>
<context>
    <name>Scanner</name>
    <message>
        <source>Scanner test</source>
        <translation>Δοκιμή σαρωτή</translation>
    </message>
    <message>
        <source>Scans here change nothing.</source>
        <translation>Οι σαρώσεις εδώ δεν αλλάζουν τίποτα.</translation>
    </message>
    <message>
        <source>As they were read, newest first. The list is empty after a restart.</source>
        <translation>Όπως διαβάστηκαν, οι νεότερες πρώτες. Μετά από επανεκκίνηση η λίστα είναι κενή.</translation>
    </message>
    <message>
        <source>Last scans ({count})</source>
        <translation>Τελευταίες σαρώσεις ({count})</translation>
    </message>
    <message>
        <source>Nothing yet. Scan a label.</source>
        <translation>Τίποτα ακόμη. Σαρώστε μια ετικέτα.</translation>
    </message>
    <message>
        <source>{spelled}  … and {count} more</source>
        <translation>{spelled}  … και {count} ακόμη</translation>
    </message>
    <message>
        <source>{source}: length {count}, {total} ms in all, longest pause {gap} ms</source>
        <translation>{source}: μήκος {count}, {total} ms συνολικά, μεγαλύτερη παύση {gap} ms</translation>
    </message>
    <message>
        <source>Too slow: more than 50 ms between keys counts as typing by hand</source>
        <translation>Αργό: πάνω από 50 ms ανάμεσα στα πλήκτρα μετρά ως γραφή με το χέρι</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>πληκτρολόγιο</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>με το χέρι</translation>
    </message>
    <message>
        <source>prefix {text}</source>
        <translation>πρόθεμα {text}</translation>
    </message>
    <message>
        <source>AIM identifier {text}</source>
        <translation>αναγνωριστικό AIM {text}</translation>
    </message>
    <message>
        <source>suffix {text}</source>
        <translation>επίθημα {text}</translation>
    </message>
    <message>
        <source>No Enter at the end</source>
        <translation>Χωρίς Enter στο τέλος</translation>
    </message>
    <message>
        <source>Ends with {names}</source>
        <translation>Τελειώνει σε {names}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ή </translation>
    </message>
    <message>
        <source>{words} (repaired: {payload})</source>
        <translation>{words} (διορθώθηκε: {payload})</translation>
    </message>
    <message>
        <source>Label of cake {cake} ({store})</source>
        <translation>Ετικέτα τούρτας {cake} ({store})</translation>
    </message>
    <message>
        <source>Number of order {cake} ({store})</source>
        <translation>Αριθμός παραγγελίας {cake} ({store})</translation>
    </message>
    <message>
        <source>any store</source>
        <translation>όλα</translation>
    </message>
    <message>
        <source>Command {name}</source>
        <translation>Εντολή {name}</translation>
    </message>
    <message>
        <source>Badge {name}</source>
        <translation>Κάρτα {name}</translation>
    </message>
    <message>
        <source>Shelf {name}</source>
        <translation>Ράφι {name}</translation>
    </message>
    <message>
        <source>Measured here, and repaired at each scan. Scan the layout sheet to test again.</source>
        <translation>Μετρήθηκε εδώ και διορθώνεται σε κάθε σάρωση. Για νέα δοκιμή σαρώστε το φύλλο διάταξης.</translation>
    </message>
    <message>
        <source>A keyboard scanner needs this once: print the layout sheet and scan its four codes.</source>
        <translation>Μία φορά για σαρωτή πληκτρολογίου: τυπώστε το φύλλο διάταξης και σαρώστε τους τέσσερις κωδικούς.</translation>
    </message>
    <message>
        <source>All characters arrive as they were printed. Nothing to repair.</source>
        <translation>Όλοι οι χαρακτήρες φτάνουν όπως τυπώθηκαν. Καμία διόρθωση.</translation>
    </message>
    <message>
        <source>{layout}: {changed} arrive changed. They are repaired from now on.</source>
        <translation>{layout}: {changed} φτάνουν αλλαγμένα. Από τώρα διορθώνονται.</translation>
    </message>
    <message>
        <source>{layout}: {clashing} arrive as one character. That cannot be repaired: set the scanner&apos;s keyboard country to this computer&apos;s, or the scanner to serial mode.</source>
        <translation>{layout}: {clashing} φτάνουν ως ένας χαρακτήρας. Δεν διορθώνεται: ορίστε στον σαρωτή τη χώρα πληκτρολογίου του υπολογιστή ή σειριακή λειτουργία.</translation>
    </message>
    <message>
        <source>{done} of {all} codes read{changes}. Scan {left}.</source>
        <translation>Διαβάστηκαν {done} από {all} κωδικούς{changes}. Σαρώστε {left}.</translation>
    </message>
    <message>
        <source>, changed characters: {count}</source>
        <translation>, αλλαγμένοι χαρακτήρες: {count}</translation>
    </message>
    <message>
        <source>This keyboard layout</source>
        <translation>Αυτή η διάταξη</translation>
    </message>
    <message>
        <source> and </source>
        <translation> και </translation>
    </message>
    <message>
        <source>The server is asked</source>
        <translation>Ερωτάται ο διακομιστής</translation>
    </message>
</context>
<context>
    <name>ScannerOverlay</name>
    <message>
        <source>Last scans</source>
        <translation>Σαρώσεις</translation>
    </message>
    <message>
        <source>Check this bench</source>
        <translation>Έλεγχος πάγκου</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Πίσω</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Layout sheet</source>
        <translation>Φύλλο διάταξης</translation>
    </message>
    <message>
        <source>Print the four codes of the layout test</source>
        <translation>Εκτύπωση των τεσσάρων κωδικών διάταξης</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Χαρακτήρες</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Αποστολή</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Σημαίνει</translation>
    </message>
    <message>
        <source>Keyboard
layout</source>
        <translation>Διάταξη
πλήκτρων</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
</context>
<context>
    <name>ScannerPanel</name>
    <message>
        <source>Printer</source>
        <translation>Εκτυπωτής</translation>
    </message>
    <message>
        <source>On the cake</source>
        <translation>Πάνω στην τούρτα</translation>
    </message>
    <message>
        <source>No label has come out yet</source>
        <translation>Δεν βγήκε ακόμη ετικέτα</translation>
    </message>
    <message>
        <source>Scan this label</source>
        <translation>Σάρωση ετικέτας</translation>
    </message>
    <message>
        <source>Scan the label of the cake on the screen</source>
        <translation>Σάρωση της ετικέτας της τούρτας στην οθόνη</translation>
    </message>
    <message>
        <source>Scan START</source>
        <translation>Σάρωση START</translation>
    </message>
    <message>
        <source>Scan the card that begins with a cake</source>
        <translation>Σαρώστε την κάρτα που αρχίζει μια τούρτα</translation>
    </message>
    <message>
        <source>Scan a wrong code</source>
        <translation>Λάθος κωδικός</translation>
    </message>
    <message>
        <source>Scan a packet that is no cake</source>
        <translation>Σάρωση πακέτου που δεν είναι τούρτα</translation>
    </message>
    <message>
        <source>The last label</source>
        <translation>Η τελευταία ετικέτα</translation>
    </message>
    <message>
        <source>Pull the plug</source>
        <translation>Βγάλτε το καλώδιο</translation>
    </message>
    <message>
        <source>Take the network away</source>
        <translation>Διακοπή του δικτύου</translation>
    </message>
    <message>
        <source>Put the plug back</source>
        <translation>Βάλτε το καλώδιο</translation>
    </message>
    <message>
        <source>Give the network back</source>
        <translation>Επαναφορά του δικτύου</translation>
    </message>
</context>
<context>
    <name>ScannerSays</name>
    <message>
        <source>Misread</source>
        <translation>Λάθος ανάγνωση</translation>
    </message>
    <message>
        <source>Read “{read}”, but its check character does not fit. Scan the label again.</source>
        <translation>Διαβάστηκε “{read}”, αλλά ο χαρακτήρας ελέγχου δεν ταιριάζει. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>Keyboard layout</source>
        <translation>Διάταξη πλήκτρων</translation>
    </message>
    <message>
        <source>Read “{read}”: the keyboard layout changes codes. Do the layout test of the scanner.</source>
        <translation>Διαβάστηκε “{read}”: η διάταξη πληκτρολογίου αλλάζει τους κωδικούς. Κάντε τη δοκιμή διάταξης του σαρωτή.</translation>
    </message>
    <message>
        <source>Not a code</source>
        <translation>Δεν είναι κωδικός</translation>
    </message>
    <message>
        <source>More than {count} characters came at once. Scan the label again.</source>
        <translation>Ήρθαν μαζί πάνω από {count} χαρακτήρες. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>Only part of a code</source>
        <translation>Μόνο μέρος κωδικού</translation>
    </message>
    <message>
        <source>Only “{read}” came through. Scan the label again.</source>
        <translation>Ήρθε μόνο “{read}”. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>This has characters that no code has. Scan again. If it stays, check the scanner&apos;s speed (baud).</source>
        <translation>Έχει χαρακτήρες που δεν έχει κανένας κωδικός. Σαρώστε ξανά. Αν επιμένει, ελέγξτε την ταχύτητα του σαρωτή (baud).</translation>
    </message>
    <message>
        <source>{count} characters came at once. Scan the label again.</source>
        <translation>Ήρθαν μαζί {count} χαρακτήρες. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>Read “{read}”: characters that no code has. Scan the label again.</source>
        <translation>Διαβάστηκε “{read}”: χαρακτήρες που δεν έχει κανένας κωδικός. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>Nothing read</source>
        <translation>Καμία ανάγνωση</translation>
    </message>
    <message>
        <source>The scanner sent an empty code. Scan the label again.</source>
        <translation>Ο σαρωτής έστειλε κενό κωδικό. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>Two codes in one</source>
        <translation>Δύο κωδικοί σε έναν</translation>
    </message>
    <message>
        <source>Read “{read}”: the same code twice in one. Scan the label again.</source>
        <translation>Διαβάστηκε “{read}”: ο ίδιος κωδικός δύο φορές. Σαρώστε ξανά την ετικέτα.</translation>
    </message>
    <message>
        <source>Scanner not connected</source>
        <translation>Ο σαρωτής δεν συνδέθηκε</translation>
    </message>
    <message>
        <source>No scanner at {name}. Plug it in: it is found by itself.</source>
        <translation>Κανένας σαρωτής: {name}. Συνδέστε τον: βρίσκεται μόνος του.</translation>
    </message>
    <message>
        <source>This user may not read {name}. Install the station&apos;s udev rule (70-ordak-scanner.rules) and plug the scanner in again.</source>
        <translation>Ο χρήστης δεν επιτρέπεται να διαβάσει: {name}. Εγκαταστήστε τον κανόνα udev του σταθμού (70-ordak-scanner.rules) και συνδέστε ξανά τον σαρωτή.</translation>
    </message>
    <message>
        <source>{name} is not a keyboard device. `ordak-station scanners` lists what is attached.</source>
        <translation>Το {name} δεν είναι συσκευή πληκτρολογίου. Όσα συνδέθηκαν: `ordak-station scanners`.</translation>
    </message>
    <message>
        <source>The training scanner is unplugged.</source>
        <translation>Ο σαρωτής εκπαίδευσης αποσυνδέθηκε.</translation>
    </message>
    <message>
        <source>Scanner not read</source>
        <translation>Ο σαρωτής δεν διαβάζεται</translation>
    </message>
    <message>
        <source>No station reads from the training scanner.</source>
        <translation>Κανένας σταθμός δεν διαβάζει τον σαρωτή εκπαίδευσης.</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Άλλη συσκευή</translation>
    </message>
    <message>
        <source>Another device is at {name} now. Plug the scanner in; if this is the new scanner, start the station again.</source>
        <translation>Άλλη συσκευή είναι τώρα στο {name}. Συνδέστε τον σαρωτή· αν είναι ο νέος, ξεκινήστε ξανά τον σταθμό.</translation>
    </message>
    <message>
        <source>Scanner setting</source>
        <translation>Ρύθμιση σαρωτή</translation>
    </message>
    <message>
        <source>“{setting}” names no keyboard device. `ordak-station scanners` lists those that are attached.</source>
        <translation>Το “{setting}” δεν είναι συσκευή πληκτρολογίου. Όσες συνδέθηκαν: `ordak-station scanners`.</translation>
    </message>
    <message>
        <source>Only Linux can take a keyboard scanner for itself. Use serial mode, or the setting wedge.</source>
        <translation>Μόνο το Linux κρατά έναν σαρωτή πληκτρολογίου για τον εαυτό του. Βάλτε σειριακή λειτουργία ή τη ρύθμιση wedge.</translation>
    </message>
    <message>
        <source>Scanner not allowed</source>
        <translation>Ο σαρωτής δεν επιτρέπεται</translation>
    </message>
    <message>
        <source>Scanner in use</source>
        <translation>Ο σαρωτής χρησιμοποιείται</translation>
    </message>
    <message>
        <source>Another program has taken {name}. Close that program.</source>
        <translation>Άλλο πρόγραμμα κρατά το {name}. Κλείστε το.</translation>
    </message>
    <message>
        <source>Not a scanner</source>
        <translation>Δεν είναι σαρωτής</translation>
    </message>
    <message>
        <source>“{setting}” is not a scanner. Write it as serial:///dev/ttyACM0?baud=9600.</source>
        <translation>Το “{setting}” δεν είναι σαρωτής. Γράψτε το ως serial:///dev/ttyACM0?baud=9600.</translation>
    </message>
    <message>
        <source>“{setting}”: the speed (baud) has to be a number such as 9600 or 115200.</source>
        <translation>“{setting}”: η ταχύτητα (baud) είναι αριθμός, π.χ. 9600 ή 115200.</translation>
    </message>
    <message>
        <source>Another program uses {name}. Close that program.</source>
        <translation>Άλλο πρόγραμμα χρησιμοποιεί το {name}. Κλείστε το.</translation>
    </message>
    <message>
        <source>This user may not open {name}. Add the user to the group dialout and sign in again, or install the station&apos;s udev rule.</source>
        <translation>Ο χρήστης δεν επιτρέπεται να ανοίξει: {name}. Βάλτε τον στην ομάδα dialout και συνδεθείτε ξανά ή εγκαταστήστε τον κανόνα udev του σταθμού.</translation>
    </message>
    <message>
        <source>Another program uses {name}, or this user may not. Close that program.</source>
        <translation>Άλλο πρόγραμμα χρησιμοποιεί το {name} ή ο χρήστης δεν επιτρέπεται. Κλείστε εκείνο το πρόγραμμα.</translation>
    </message>
    <message>
        <source>{name} is not a serial port. Check the scanner setting.</source>
        <translation>Το {name} δεν είναι σειριακή θύρα. Ελέγξτε τη ρύθμιση σαρωτή.</translation>
    </message>
    <message>
        <source>Scanner stopped</source>
        <translation>Ο σαρωτής σταμάτησε</translation>
    </message>
    <message>
        <source>The scanner stopped because of a fault in this program. It starts again by itself.</source>
        <translation>Ο σαρωτής σταμάτησε από σφάλμα του προγράμματος. Ξεκινά πάλι μόνος του.</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Άγνωστος κωδικός</translation>
    </message>
    <message>
        <source>Read “{read}”. No order, command, badge or shelf has this code.</source>
        <translation>Διαβάστηκε “{read}”. Καμία παραγγελία, εντολή, κάρτα ή ράφι δεν έχει αυτόν τον κωδικό.</translation>
    </message>
    <message>
        <source>{head}… ({count} characters)</source>
        <translation>{head}… ({count} χαρακτήρες)</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Disk</source>
        <translation>Δίσκος</translation>
    </message>
    <message>
        <source>Scan memory</source>
        <translation>Μνήμη</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Σύνδεση</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Έκδοση</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Ρολόι</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Εκτυπωτής</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Σαρωτής</translation>
    </message>
    <message>
        <source>Scan the test label now, or any label if none came out.</source>
        <translation>Σαρώστε τώρα τη δοκιμαστική ετικέτα ή όποια άλλη, αν δεν βγήκε.</translation>
    </message>
    <message>
        <source>A test label is printing.</source>
        <translation>Τυπώνεται δοκιμαστική ετικέτα.</translation>
    </message>
    <message>
        <source>Looking.</source>
        <translation>Έλεγχος.</translation>
    </message>
    <message>
        <source>Is this bench ready?</source>
        <translation>Είναι έτοιμος ο πάγκος;</translation>
    </message>
    <message>
        <source>Each line gets a tick, or says what to do.</source>
        <translation>Κάθε γραμμή παίρνει τικ ή λέει τι χρειάζεται.</translation>
    </message>
    <message>
        <source>Everything works. Have a good day.</source>
        <translation>Όλα λειτουργούν. Καλή δουλειά.</translation>
    </message>
    <message>
        <source>One thing needs attention. Its line says what to do.</source>
        <translation>Ένα σημείο θέλει προσοχή. Η γραμμή του λέει τι χρειάζεται.</translation>
    </message>
    <message>
        <source>{count} things need attention. Their lines say what to do.</source>
        <translation>{count} σημεία θέλουν προσοχή. Οι γραμμές τους λένε τι χρειάζεται.</translation>
    </message>
</context>
<context>
    <name>SelfTestOverlay</name>
    <message>
        <source>Check again</source>
        <translation>Νέος έλεγχος</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Back to the bench (Escape)</source>
        <translation>Πίσω στον πάγκο (Escape)</translation>
    </message>
</context>
<context>
    <name>SignOnOverlay</name>
    <message>
        <source>Who is working here?</source>
        <translation>Ποιος εργάζεται εδώ;</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>Change nothing (Escape)</source>
        <translation>Χωρίς αλλαγή (Escape)</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Έξοδος</translation>
    </message>
    <message>
        <source>Nobody works here</source>
        <translation>Κανείς δεν εργάζεται εδώ</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>Το PIN μου</translation>
    </message>
    <message>
        <source>Choose a PIN, or another one</source>
        <translation>Διαλέξτε PIN ή αλλάξτε το</translation>
    </message>
    <message>
        <source>Touch your name. Those with a barcode scan their badge.</source>
        <translation>Αγγίξτε το όνομα. Όσοι έχουν γραμμωτό κώδικα, με κάρτα.</translation>
    </message>
    <message>
        <source>Touch your name, or scan your badge.</source>
        <translation>Αγγίξτε το όνομά σας ή σαρώστε την κάρτα σας.</translation>
    </message>
    <message>
        <source>The names are not known yet. Scan your badge later; scans work without.</source>
        <translation>Τα ονόματα λείπουν ακόμη. Σαρώστε την κάρτα αργότερα· η σάρωση λειτουργεί και χωρίς.</translation>
    </message>
</context>
<context>
    <name>StageChoice</name>
    <message>
        <source>Training - Ordak Station</source>
        <translation>Εκπαίδευση - Ordak Station</translation>
    </message>
    <message>
        <source>Which bench do you want to learn?</source>
        <translation>Ποιον πάγκο θέλετε να μάθετε;</translation>
    </message>
    <message>
        <source>TRAINING. Nothing here is real.</source>
        <translation>ΕΚΠΑΙΔΕΥΣΗ. Τίποτα εδώ δεν είναι αληθινό.</translation>
    </message>
    <message>
        <source>Learn this bench</source>
        <translation>Μάθετε αυτόν τον πάγκο</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>queued</source>
        <translation>σε αναμονή</translation>
    </message>
    <message>
        <source>held</source>
        <translation>σε αναμονή</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>στέλνεται</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>στάλθηκε</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>τυπώθηκε</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>άγνωστο</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>απέτυχε</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>ακυρώθηκε</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>σε αναμονή</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>σε αναμονή</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>θέλει προσοχή</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>επιβεβαιώθηκε</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>είχε ήδη γίνει</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>απορρίφθηκε</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>{free} GB free.</source>
        <translation>Ελεύθερα {free} GB.</translation>
    </message>
    <message>
        <source>{free} MB free.</source>
        <translation>Ελεύθερα {free} MB.</translation>
    </message>
    <message>
        <source>The scan memory is whole.</source>
        <translation>Η μνήμη σαρώσεων είναι ακέραιη.</translation>
    </message>
    <message>
        <source>{address} answers.</source>
        <translation>Απαντά: {address}.</translation>
    </message>
    <message>
        <source>This is version {version}; contract {contract} is spoken at both ends.</source>
        <translation>Έκδοση {version}· συμβόλαιο {contract} και στις δύο πλευρές.</translation>
    </message>
    <message>
        <source>The clock is right ({off} s).</source>
        <translation>Το ρολόι είναι σωστό ({off} δευτ.).</translation>
    </message>
    <message>
        <source>The backend does not say what time it is.</source>
        <translation>Ο διακομιστής δεν λέει την ώρα.</translation>
    </message>
    <message>
        <source>A test label was printed, and the printer says so.</source>
        <translation>Τυπώθηκε δοκιμαστική ετικέτα και το επιβεβαιώνει ο εκτυπωτής.</translation>
    </message>
    <message>
        <source>A test label was sent. This printer does not say whether it came out: look.</source>
        <translation>Στάλθηκε δοκιμαστική ετικέτα. Ο εκτυπωτής δεν λέει αν βγήκε: κοιτάξτε.</translation>
    </message>
    <message>
        <source>No printer is set here.</source>
        <translation>Δεν ορίστηκε εκτυπωτής εδώ.</translation>
    </message>
    <message>
        <source>The scanner read “{read}” as it was printed.</source>
        <translation>Ο σαρωτής διάβασε “{read}” όπως τυπώθηκε.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Ο δίσκος γέμισε σχεδόν</translation>
    </message>
    <message>
        <source>Only {free} MB free in {folder}. Call IT.</source>
        <translation>Μόνο {free} MB ελεύθερα στο {folder}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>The scan memory is damaged</source>
        <translation>Η μνήμη σαρώσεων χάλασε</translation>
    </message>
    <message>
        <source>Call IT before scanning on. {found}</source>
        <translation>Καλέστε το IT πριν συνεχίσετε. {found}</translation>
    </message>
    <message>
        <source>The clock is wrong</source>
        <translation>Το ρολόι είναι λάθος</translation>
    </message>
    <message>
        <source>It is {off} s off. Set it right, or call IT.</source>
        <translation>Διαφορά {off} δευτ. Ρυθμίστε το ή καλέστε το IT.</translation>
    </message>
    <message>
        <source>The test label did not come out</source>
        <translation>Η δοκιμαστική ετικέτα δεν βγήκε</translation>
    </message>
    <message>
        <source>No word came from the printer within {seconds} s.</source>
        <translation>Ο εκτυπωτής δεν απάντησε σε {seconds} δευτ.</translation>
    </message>
    <message>
        <source>Another code was read</source>
        <translation>Διαβάστηκε άλλος κωδικός</translation>
    </message>
    <message>
        <source>Read “{read}”, printed is “{printed}”. Test the keyboard layout, or scan again.</source>
        <translation>Διαβάστηκε “{read}”, τυπώθηκε “{printed}”. Δοκιμάστε τη διάταξη πληκτρολογίου ή σαρώστε ξανά.</translation>
    </message>
    <message>
        <source>Nothing was scanned</source>
        <translation>Δεν έγινε σάρωση</translation>
    </message>
    <message>
        <source>No scan came within {seconds} s. Check the scanner&apos;s cable.</source>
        <translation>Καμία σάρωση σε {seconds} δευτ. Ελέγξτε το καλώδιο του σαρωτή.</translation>
    </message>
    <message>
        <source>The layout was not saved</source>
        <translation>Η διάταξη δεν αποθηκεύτηκε</translation>
    </message>
    <message>
        <source>The disk refused it: {why}. Call IT.</source>
        <translation>Ο δίσκος το αρνήθηκε: {why}. Καλέστε το IT.</translation>
    </message>
    <message>
        <source>No stage</source>
        <translation>Χωρίς στάδιο</translation>
    </message>
    <message>
        <source>Say which bench this is: stage in station.toml, or --stage.</source>
        <translation>Πείτε ποιος πάγκος είναι: stage στο station.toml ή --stage.</translation>
    </message>
    <message>
        <source>The backend is not set</source>
        <translation>Δεν ορίστηκε διακομιστής</translation>
    </message>
    <message>
        <source>Set {names} in station.toml. `ordak-station config` shows every setting.</source>
        <translation>Ορίστε {names} στο station.toml. Όλες οι ρυθμίσεις: `ordak-station config`.</translation>
    </message>
    <message>
        <source>Window size not understood</source>
        <translation>Άγνωστο μέγεθος παραθύρου</translation>
    </message>
    <message>
        <source>{size} should read like 1366x768.</source>
        <translation>Το {size} γράφεται όπως 1366x768.</translation>
    </message>
    <message>
        <source>No code for the kiosk</source>
        <translation>Χωρίς κωδικό για το kiosk</translation>
    </message>
    <message>
        <source>Set kiosk_code (4 to 12 digits) in station.toml.</source>
        <translation>Ορίστε kiosk_code (4 έως 12 ψηφία) στο station.toml.</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Printer</source>
        <translation>Εκτυπωτής</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Σαρωτής</translation>
    </message>
    <message>
        <source>Signed on. Touch to change (F3).</source>
        <translation>Έγινε είσοδος. Αγγίξτε για αλλαγή (F3).</translation>
    </message>
    <message>
        <source>Nobody is signed on (F3).</source>
        <translation>Κανείς δεν έχει κάνει είσοδο (F3).</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>That is all</source>
        <translation>Αυτό ήταν</translation>
    </message>
    <message>
        <source>Print a label</source>
        <translation>Εκτύπωση ετικέτας</translation>
    </message>
    <message>
        <source>Touch a cake in the queue, then Print label. The label comes out on the right.</source>
        <translation>Αγγίξτε μια τούρτα στη σειρά και μετά Εκτύπωση ετικέτας. Η ετικέτα βγαίνει δεξιά.</translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation>Σάρωση της ετικέτας</translation>
    </message>
    <message>
        <source>The filling is done: touch Scan this label. The cake goes to Covering.</source>
        <translation>Η γέμιση έγινε: αγγίξτε Σάρωση ετικέτας. Η τούρτα πάει στην Επικάλυψη.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Αναίρεση</translation>
    </message>
    <message>
        <source>That was too early? Touch Undo at the bottom. The cake is yours again.</source>
        <translation>Ήταν νωρίς; Αγγίξτε κάτω Αναίρεση. Η τούρτα είναι πάλι δική σας.</translation>
    </message>
    <message>
        <source>Scan something else</source>
        <translation>Σάρωση άλλου κωδικού</translation>
    </message>
    <message>
        <source>You can scan, undo, and go on without the network. Try what you like.</source>
        <translation>Ξέρετε σάρωση, αναίρεση και δουλειά χωρίς δίκτυο. Δοκιμάστε ό,τι θέλετε.</translation>
    </message>
    <message>
        <source>Touch Scan a wrong code. The bench says what it read; nothing changes.</source>
        <translation>Αγγίξτε Λάθος κωδικός. Ο πάγκος λέει τι διάβασε· τίποτα δεν αλλάζει.</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Κάτι είναι λάθος</translation>
    </message>
    <message>
        <source>Touch Return for QC, then the reason. The cake goes back to Decorating.</source>
        <translation>Αγγίξτε Επιστροφή QC και την αιτία. Η τούρτα γυρίζει στη Διακόσμηση.</translation>
    </message>
    <message>
        <source>Lose the network</source>
        <translation>Χωρίς δίκτυο</translation>
    </message>
    <message>
        <source>Pull the plug and scan another cake: it is saved here. Plug in: it is sent by itself.</source>
        <translation>Βγάλτε το καλώδιο και σαρώστε άλλη τούρτα: αποθηκεύεται εδώ. Βάλτε το: στέλνεται μόνη της.</translation>
    </message>
    <message>
        <source>The cake is covered: touch Scan this label. It goes to Decorating.</source>
        <translation>Η επικάλυψη έγινε: αγγίξτε Σάρωση ετικέτας. Πάει στη Διακόσμηση.</translation>
    </message>
    <message>
        <source>Is the writing as on the screen? Touch Scan this label. It goes to Packing.</source>
        <translation>Είναι η γραφή όπως στην οθόνη; Αγγίξτε Σάρωση ετικέτας. Πάει στη Συσκευασία.</translation>
    </message>
    <message>
        <source>Scan this label once more. Compare cake, extras and order; then touch the large button.</source>
        <translation>Σαρώστε ξανά την ετικέτα. Συγκρίνετε τούρτα, έξτρα και παραγγελία. Μετά το μεγάλο κουμπί.</translation>
    </message>
    <message>
        <source>Begin with a cake</source>
        <translation>Αρχίστε με μια τούρτα</translation>
    </message>
    <message>
        <source>Touch a cake in the queue, then Scan START: the others see who has it.</source>
        <translation>Αγγίξτε μια τούρτα της σειράς, μετά Σάρωση START: οι άλλοι βλέπουν ποιος την έχει.</translation>
    </message>
    <message>
        <source>Touch a cake in the queue, then Scan this label: packing begins.</source>
        <translation>Αγγίξτε μια τούρτα της σειράς, μετά Σάρωση ετικέτας: η συσκευασία αρχίζει.</translation>
    </message>
    <message>
        <source>Pull the plug and print another label: it is saved here. Plug in: it is sent by itself.</source>
        <translation>Βγάλτε το καλώδιο και τυπώστε άλλη ετικέτα: αποθηκεύεται εδώ. Βάλτε το: στέλνεται μόνη της.</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>TRAINING</source>
        <translation>ΕΚΠΑΙΔΕΥΣΗ</translation>
    </message>
    <message>
        <source>Nothing here is real</source>
        <translation>Τίποτα εδώ δεν είναι αληθινό</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} από {total}</translation>
    </message>
</context>
<context>
    <name>TrainingWindow</name>
    <message>
        <source>Training - Ordak Station</source>
        <translation>Εκπαίδευση - Ordak Station</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Kitchen wall</source>
        <translation>Οθόνη κουζίνας</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Άγνωστο ακόμη</translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>Καμία αναμονή</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Εκπρόθεσμες</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Σήμερα</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Αύριο</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Έτοιμες</translation>
    </message>
    <message>
        <source>All assigned</source>
        <translation>Όλες ανατέθηκαν</translation>
    </message>
    <message>
        <source>{count} unassigned</source>
        <translation>Ελεύθερες: {count}</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>Εκπρόθεσμες: {count}</translation>
    </message>
    <message>
        <source>{count} d late</source>
        <translation>{count} μ. αργά</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>1 μέρα αργά</translation>
    </message>
    <message>
        <source>{count} days late</source>
        <translation>{count} μέρες αργά</translation>
    </message>
    <message>
        <source>Will be late</source>
        <translation>Θα αργήσει</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Αργεί</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Αργότερα</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} δευτ</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} λεπτά</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} ώρες</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{first} έως {last} από {total}</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Ενημερωμένο</translation>
    </message>
    <message>
        <source>Counts are not known yet.</source>
        <translation>Τα πλήθη είναι άγνωστα ακόμη.</translation>
    </message>
    <message>
        <source>Data is {age} old.</source>
        <translation>Στοιχεία πριν από {age}.</translation>
    </message>
    <message>
        <source>Connecting to the server.</source>
        <translation>Σύνδεση με τον διακομιστή.</translation>
    </message>
    <message>
        <source>No link to the server.</source>
        <translation>Χωρίς σύνδεση με τον διακομιστή.</translation>
    </message>
    <message>
        <source>The link is paused: IT must look at this station.</source>
        <translation>Η σύνδεση είναι σε παύση: το IT να δει τον σταθμό.</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>Άγνωστο τώρα</translation>
    </message>
    <message>
        <source>Not seen for {age}</source>
        <translation>Σιωπή {age}</translation>
    </message>
    <message>
        <source>Printer needs help</source>
        <translation>Θέμα εκτυπωτή</translation>
    </message>
    <message>
        <source>Scanner needs help</source>
        <translation>Θέμα σαρωτή</translation>
    </message>
    <message>
        <source>All well</source>
        <translation>Όλα καλά</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 θέλει προσοχή</translation>
    </message>
    <message>
        <source>{count} need attention</source>
        <translation>{count} θέλουν προσοχή</translation>
    </message>
    <message>
        <source>1 scan to send</source>
        <translation>1 για αποστολή</translation>
    </message>
    <message>
        <source>{count} scans to send</source>
        <translation>{count} για αποστολή</translation>
    </message>
    <message>
        <source>No station has reported yet</source>
        <translation>Κανένας σταθμός δεν απάντησε ακόμη</translation>
    </message>
</context>
<context>
    <name>WallAttention</name>
    <message>
        <source>The server has no such cake</source>
        <translation>Άγνωστη τούρτα στον διακομιστή</translation>
    </message>
    <message>
        <source>No such cake</source>
        <translation>Άγνωστη τούρτα</translation>
    </message>
    <message>
        <source>Cake is at another stage</source>
        <translation>Τούρτα σε άλλο στάδιο</translation>
    </message>
    <message>
        <source>At another stage</source>
        <translation>Άλλο στάδιο</translation>
    </message>
    <message>
        <source>Cake was cancelled: stop work on it</source>
        <translation>Ακυρώθηκε: σταματήστε την εργασία</translation>
    </message>
    <message>
        <source>Cake cancelled</source>
        <translation>Ακυρώθηκε</translation>
    </message>
    <message>
        <source>Something else was done to it since</source>
        <translation>Άλλαξε στο μεταξύ η τούρτα</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Άλλαξε</translation>
    </message>
    <message>
        <source>This bench may not do that</source>
        <translation>Δεν επιτρέπεται στον πάγκο</translation>
    </message>
    <message>
        <source>Bench may not do it</source>
        <translation>Δεν επιτρέπεται</translation>
    </message>
    <message>
        <source>The server could not read this scan</source>
        <translation>Η σάρωση δεν διαβάστηκε</translation>
    </message>
    <message>
        <source>Scan not readable</source>
        <translation>Δεν διαβάστηκε</translation>
    </message>
    <message>
        <source>Another bench&apos;s scan has not come yet</source>
        <translation>Λείπει η σάρωση άλλου πάγκου</translation>
    </message>
    <message>
        <source>Waits for a scan</source>
        <translation>Περιμένει σάρωση</translation>
    </message>
    <message>
        <source>Saved by a newer version: tell IT</source>
        <translation>Από νεότερη έκδοση: πείτε το στο IT</translation>
    </message>
    <message>
        <source>Needs a new version</source>
        <translation>Θέλει νέα έκδοση</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Δεν έγινε δεκτή</translation>
    </message>
    <message>
        <source>Not sent back: cake is at {stage}</source>
        <translation>Δεν επέστρεψε: {stage}</translation>
    </message>
    <message>
        <source>Not sent back</source>
        <translation>Δεν επέστρεψε</translation>
    </message>
    <message>
        <source>Cake is at {stage}</source>
        <translation>Στάδιο: {stage}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Τυπώθηκε</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Έναρξη</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Τέλος</translation>
    </message>
    <message>
        <source>QC return</source>
        <translation>Για QC</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Ράφι</translation>
    </message>
    <message>
        <source>New scan</source>
        <translation>Νέα σάρωση</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} από {total}</translation>
    </message>
</context>
<context>
    <name>WallPace</name>
    <message>
        <source>All in time at this pace</source>
        <translation>Όλες στην ώρα με αυτόν τον ρυθμό</translation>
    </message>
    <message>
        <source>All in time</source>
        <translation>Όλες στην ώρα</translation>
    </message>
    <message>
        <source>{count} will be late at this pace</source>
        <translation>Θα αργήσουν με αυτόν τον ρυθμό: {count}</translation>
    </message>
    <message>
        <source>{count} will be late</source>
        <translation>Θα αργήσουν: {count}</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>Αργούν: {count}</translation>
    </message>
    <message>
        <source>{stage}: {cakes}, {time} of work</source>
        <translation>{stage}: {cakes}, {time} δουλειά</translation>
    </message>
    <message>
        <source>{stage}: {time} of work</source>
        <translation>{stage}: {time} δουλειά</translation>
    </message>
    <message>
        <source>{stage}: {time}</source>
        <translation>{stage}: {time}</translation>
    </message>
    <message>
        <source>1 cake</source>
        <translation>1 τούρτα</translation>
    </message>
    <message>
        <source>{count} cakes</source>
        <translation>{count} τούρτες</translation>
    </message>
    <message>
        <source>{time} of work</source>
        <translation>{time} δουλειά</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} λ.</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} ώ.</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} ώ. {minutes} λ.</translation>
    </message>
    <message>
        <source>Urgent order {order}</source>
        <translation>Επείγουσα παραγγελία {order}</translation>
    </message>
    <message>
        <source>Cancelled: {order}</source>
        <translation>Ακύρωση: {order}</translation>
    </message>
    <message>
        <source>New order {order}</source>
        <translation>Νέα παραγγελία {order}</translation>
    </message>
    <message>
        <source>{count} urgent orders</source>
        <translation>Επείγουσες παραγγελίες: {count}</translation>
    </message>
    <message>
        <source>{count} cancelled</source>
        <translation>Ακυρώσεις: {count}</translation>
    </message>
    <message>
        <source>{count} new orders</source>
        <translation>Νέες παραγγελίες: {count}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Filling</source>
        <translation>Γέμιση</translation>
    </message>
    <message>
        <source>Covering</source>
        <translation>Επικάλυψη</translation>
    </message>
    <message>
        <source>Decorating</source>
        <translation>Διακόσμηση</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Συσκευασία</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Έτοιμο</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Ετικέτα τυπώθηκε</translation>
    </message>
    <message>
        <source>{stage} started</source>
        <translation>{stage}: έναρξη</translation>
    </message>
    <message>
        <source>{stage} finished</source>
        <translation>{stage}: τέλος</translation>
    </message>
    <message>
        <source>Returned for QC</source>
        <translation>Επιστροφή QC</translation>
    </message>
    <message>
        <source>Put on a shelf</source>
        <translation>Στο ράφι</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Ανατέθηκε</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Επιστράφηκε</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Αναίρεση</translation>
    </message>
    <message>
        <source>A newer kind of scan</source>
        <translation>Νεότερο είδος σάρωσης</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Δεν στάλθηκε</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Αποθηκεύτηκε</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Στάλθηκε</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Επιβεβαιώθηκε</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Αναμονή</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Θέλει προσοχή</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Αναιρέθηκε</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Απορρίφθηκε</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Συνδέεται</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Συνδεδεμένο</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Εκτός σύνδεσης</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Σε παύση</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Έτοιμος</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Απασχολημένος</translation>
    </message>
    <message>
        <source>Needs help</source>
        <translation>Θέλει βοήθεια</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Δεν ορίστηκε</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>Εκτύπωση ετικέτας</translation>
    </message>
    <message>
        <source>Start {stage}</source>
        <translation>Έναρξη: {stage}</translation>
    </message>
    <message>
        <source>Complete {stage}</source>
        <translation>Τέλος: {stage}</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>Καμία εργασία εδώ</translation>
    </message>
    <message>
        <source>Damaged cake</source>
        <translation>Φθορά τούρτας</translation>
    </message>
    <message>
        <source>Wrong spelling</source>
        <translation>Λάθος γραφή</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Άλλο</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Δευ</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Τρί</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Τετ</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Πέμ</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Παρ</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Σάβ</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Κυρ</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Χωρίς μέρα</translation>
    </message>
    <message>
        <source>Overdue, {day}</source>
        <translation>Εκπρόθεσμη, {day}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Σήμερα</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Αύριο</translation>
    </message>
</context>
<context>
    <name>WritingPanel</name>
    <message>
        <source>Writing</source>
        <translation>Γραφή</translation>
    </message>
    <message>
        <source>No writing</source>
        <translation>Χωρίς γραφή</translation>
    </message>
</context>
<context>
    <name>WritingToCompare</name>
    <message>
        <source>On the cake it must say, letter by letter</source>
        <translation>Η τούρτα πρέπει να γράφει, γράμμα προς γράμμα</translation>
    </message>
</context>
</TS>

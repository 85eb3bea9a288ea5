document.title = "Muster";
